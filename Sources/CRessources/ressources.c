// The files are compiled into the program, so that it runs from anywhere without a folder of its own. A file takes a
// block and a row of the table; a test compares the table with the folders.
#include "ressources.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char app_css[] = {
#embed "statique/app.css"
};
static const unsigned char cadre[] = {
#embed "gabarits/cadre.mustache"
};

#define RESSOURCE(nom, octets) {nom, octets, sizeof octets}

const struct ressource ressources[] = {
    RESSOURCE("statique/app.css", app_css),
    RESSOURCE("gabarits/cadre.mustache", cadre),
};
const size_t nombre_de_ressources = sizeof ressources / sizeof ressources[0];
