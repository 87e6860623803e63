#ifndef PLANTRACKER_RESSOURCES_H
#define PLANTRACKER_RESSOURCES_H

#include <stddef.h>

/// A file that the program carries with it: a template (« gabarits/… »), what browsers are sent (« statique/… »), or a plan
/// of the repository (« plans/… »).
struct ressource {
    const char *nom;
    const unsigned char *octets;
    size_t taille;
};

size_t nombre_de_ressources(void);
/// Null past the last one.
const struct ressource *ressource_numero(size_t rang);

#endif
