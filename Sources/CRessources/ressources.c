// The files are compiled into the program, so that it runs from anywhere without a folder of its own. A file takes a
// block and a row of the table; a test compares the table with the folders.
#include "ressources.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char app_css[] = {
#embed "statique/app.css"
};
static const unsigned char icone[] = {
#embed "statique/icone.svg"
};
static const unsigned char cadre[] = {
#embed "gabarits/cadre.mustache"
};
static const unsigned char gabarit_mes_plans[] = {
#embed "gabarits/mes-plans.mustache"
};
static const unsigned char gabarit_plan[] = {
#embed "gabarits/plan.mustache"
};
static const unsigned char gabarit_fiche[] = {
#embed "gabarits/fiche.mustache"
};
static const unsigned char gabarit_indicateur[] = {
#embed "gabarits/indicateur.mustache"
};
static const unsigned char gabarit_indicateurs[] = {
#embed "gabarits/indicateurs.mustache"
};
static const unsigned char gabarit_champ[] = {
#embed "gabarits/champ.mustache"
};
static const unsigned char gabarit_connexion[] = {
#embed "gabarits/connexion.mustache"
};
static const unsigned char gabarit_invitation[] = {
#embed "gabarits/invitation.mustache"
};
static const unsigned char gabarit_erreur[] = {
#embed "gabarits/erreur.mustache"
};

#define RESSOURCE(nom, octets) {nom, octets, sizeof octets}

static const struct ressource ressources[] = {
    RESSOURCE("statique/app.css", app_css),
    RESSOURCE("statique/icone.svg", icone),
    RESSOURCE("gabarits/cadre.mustache", cadre),
    RESSOURCE("gabarits/erreur.mustache", gabarit_erreur),
    RESSOURCE("gabarits/invitation.mustache", gabarit_invitation),
    RESSOURCE("gabarits/connexion.mustache", gabarit_connexion),
    RESSOURCE("gabarits/mes-plans.mustache", gabarit_mes_plans),
    RESSOURCE("gabarits/plan.mustache", gabarit_plan),
    RESSOURCE("gabarits/fiche.mustache", gabarit_fiche),
    RESSOURCE("gabarits/indicateur.mustache", gabarit_indicateur),
    RESSOURCE("gabarits/indicateurs.mustache", gabarit_indicateurs),
    RESSOURCE("gabarits/champ.mustache", gabarit_champ),
};

size_t nombre_de_ressources(void) { return sizeof ressources / sizeof ressources[0]; }

const struct ressource *ressource_numero(size_t rang) {
    return rang < nombre_de_ressources() ? &ressources[rang] : NULL;
}
