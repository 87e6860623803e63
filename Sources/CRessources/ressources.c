// The files are compiled into the program, so that it runs from anywhere without a folder of its own. A file takes a
// block and a row of the table, in the order of their names; a test compares the table with the folders.
#include "ressources.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char gabarits_a_verifier_mustache[] = {
#embed "gabarits/a-verifier.mustache"
};
static const unsigned char gabarits_aide_lire_mustache[] = {
#embed "gabarits/aide-lire.mustache"
};
static const unsigned char gabarits_aide_saisir_mustache[] = {
#embed "gabarits/aide-saisir.mustache"
};
static const unsigned char gabarits_aide_tenir_mustache[] = {
#embed "gabarits/aide-tenir.mustache"
};
static const unsigned char gabarits_aide_mustache[] = {
#embed "gabarits/aide.mustache"
};
static const unsigned char gabarits_apercu_mustache[] = {
#embed "gabarits/apercu.mustache"
};
static const unsigned char gabarits_cadre_mustache[] = {
#embed "gabarits/cadre.mustache"
};
static const unsigned char gabarits_champ_mustache[] = {
#embed "gabarits/champ.mustache"
};
static const unsigned char gabarits_charte_mustache[] = {
#embed "gabarits/charte.mustache"
};
static const unsigned char gabarits_compte_fermer_mustache[] = {
#embed "gabarits/compte-fermer.mustache"
};
static const unsigned char gabarits_compte_fiche_mustache[] = {
#embed "gabarits/compte-fiche.mustache"
};
static const unsigned char gabarits_compte_jeton_mustache[] = {
#embed "gabarits/compte-jeton.mustache"
};
static const unsigned char gabarits_compte_lien_mustache[] = {
#embed "gabarits/compte-lien.mustache"
};
static const unsigned char gabarits_compte_nouveau_mustache[] = {
#embed "gabarits/compte-nouveau.mustache"
};
static const unsigned char gabarits_compte_mustache[] = {
#embed "gabarits/compte.mustache"
};
static const unsigned char gabarits_comptes_mustache[] = {
#embed "gabarits/comptes.mustache"
};
static const unsigned char gabarits_connexion_mustache[] = {
#embed "gabarits/connexion.mustache"
};
static const unsigned char gabarits_decision_mustache[] = {
#embed "gabarits/decision.mustache"
};
static const unsigned char gabarits_decisions_mustache[] = {
#embed "gabarits/decisions.mustache"
};
static const unsigned char gabarits_documents_mustache[] = {
#embed "gabarits/documents.mustache"
};
static const unsigned char gabarits_droits_mustache[] = {
#embed "gabarits/droits.mustache"
};
static const unsigned char gabarits_ecart_mustache[] = {
#embed "gabarits/ecart.mustache"
};
static const unsigned char gabarits_emission_confirmation_mustache[] = {
#embed "gabarits/emission-confirmation.mustache"
};
static const unsigned char gabarits_emission_mustache[] = {
#embed "gabarits/emission.mustache"
};
static const unsigned char gabarits_en_bref_mustache[] = {
#embed "gabarits/en-bref.mustache"
};
static const unsigned char gabarits_erreur_mustache[] = {
#embed "gabarits/erreur.mustache"
};
static const unsigned char gabarits_fiche_mustache[] = {
#embed "gabarits/fiche.mustache"
};
static const unsigned char gabarits_grille_apercu_mustache[] = {
#embed "gabarits/grille-apercu.mustache"
};
static const unsigned char gabarits_grille_bilan_mustache[] = {
#embed "gabarits/grille-bilan.mustache"
};
static const unsigned char gabarits_grilles_mustache[] = {
#embed "gabarits/grilles.mustache"
};
static const unsigned char gabarits_indicateur_mustache[] = {
#embed "gabarits/indicateur.mustache"
};
static const unsigned char gabarits_indicateurs_mustache[] = {
#embed "gabarits/indicateurs.mustache"
};
static const unsigned char gabarits_invitation_mustache[] = {
#embed "gabarits/invitation.mustache"
};
static const unsigned char gabarits_journal_mustache[] = {
#embed "gabarits/journal.mustache"
};
static const unsigned char gabarits_mes_plans_mustache[] = {
#embed "gabarits/mes-plans.mustache"
};
static const unsigned char gabarits_options_document_mustache[] = {
#embed "gabarits/options-document.mustache"
};
static const unsigned char gabarits_plan_mustache[] = {
#embed "gabarits/plan.mustache"
};
static const unsigned char gabarits_raccourcis_mustache[] = {
#embed "gabarits/raccourcis.mustache"
};
static const unsigned char gabarits_releve_retrait_mustache[] = {
#embed "gabarits/releve-retrait.mustache"
};
static const unsigned char gabarits_saisie_conflit_mustache[] = {
#embed "gabarits/saisie-conflit.mustache"
};
static const unsigned char gabarits_saisie_mustache[] = {
#embed "gabarits/saisie.mustache"
};
static const unsigned char gabarits_textes_mustache[] = {
#embed "gabarits/textes.mustache"
};
static const unsigned char gabarits_version_charger_mustache[] = {
#embed "gabarits/version-charger.mustache"
};
static const unsigned char gabarits_versions_mustache[] = {
#embed "gabarits/versions.mustache"
};
static const unsigned char plans_cantal_yaml[] = {
#embed "../../plans/cantal.yaml"
};
static const unsigned char plans_lot_yaml[] = {
#embed "../../plans/lot.yaml"
};
static const unsigned char plans_lozere_yaml[] = {
#embed "../../plans/lozere.yaml"
};
static const unsigned char plans_pasdecalais_yaml[] = {
#embed "../../plans/pasdecalais.yaml"
};
static const unsigned char statique_aide_comptes_png[] = {
#embed "statique/aide/comptes.png"
};
static const unsigned char statique_aide_conflit_png[] = {
#embed "statique/aide/conflit.png"
};
static const unsigned char statique_aide_connexion_png[] = {
#embed "statique/aide/connexion.png"
};
static const unsigned char statique_aide_documents_png[] = {
#embed "statique/aide/documents.png"
};
static const unsigned char statique_aide_fiche_png[] = {
#embed "statique/aide/fiche.png"
};
static const unsigned char statique_aide_grille_png[] = {
#embed "statique/aide/grille.png"
};
static const unsigned char statique_aide_indicateurs_png[] = {
#embed "statique/aide/indicateurs.png"
};
static const unsigned char statique_aide_mes_plans_png[] = {
#embed "statique/aide/mes-plans.png"
};
static const unsigned char statique_aide_plan_png[] = {
#embed "statique/aide/plan.png"
};
static const unsigned char statique_aide_saisie_png[] = {
#embed "statique/aide/saisie.png"
};
static const unsigned char statique_aide_versions_png[] = {
#embed "statique/aide/versions.png"
};
static const unsigned char statique_apercu_css[] = {
#embed "statique/apercu.css"
};
static const unsigned char statique_app_css[] = {
#embed "statique/app.css"
};
static const unsigned char statique_gardees_js[] = {
#embed "statique/gardees.js"
};
static const unsigned char statique_icone_svg[] = {
#embed "statique/icone.svg"
};
static const unsigned char statique_openapi_json[] = {
#embed "statique/openapi.json"
};
static const unsigned char statique_saisie_bandeau_js[] = {
#embed "statique/saisie-bandeau.js"
};
static const unsigned char statique_saisie_brouillons_js[] = {
#embed "statique/saisie-brouillons.js"
};
static const unsigned char statique_saisie_clavier_js[] = {
#embed "statique/saisie-clavier.js"
};
static const unsigned char statique_saisie_conflit_js[] = {
#embed "statique/saisie-conflit.js"
};
static const unsigned char statique_saisie_defauts_js[] = {
#embed "statique/saisie-defauts.js"
};
static const unsigned char statique_saisie_dires_js[] = {
#embed "statique/saisie-dires.js"
};
static const unsigned char statique_saisie_dom_js[] = {
#embed "statique/saisie-dom.js"
};
static const unsigned char statique_saisie_file_js[] = {
#embed "statique/saisie-file.js"
};
static const unsigned char statique_saisie_gestes_js[] = {
#embed "statique/saisie-gestes.js"
};
static const unsigned char statique_saisie_ligne_js[] = {
#embed "statique/saisie-ligne.js"
};
static const unsigned char statique_saisie_onglet_js[] = {
#embed "statique/saisie-onglet.js"
};
static const unsigned char statique_saisie_reserve_js[] = {
#embed "statique/saisie-reserve.js"
};
static const unsigned char statique_saisie_css[] = {
#embed "statique/saisie.css"
};
static const unsigned char statique_saisie_js[] = {
#embed "statique/saisie.js"
};

#define RESSOURCE(nom, octets) {nom, octets, sizeof octets}

static const struct ressource ressources[] = {
    RESSOURCE("gabarits/a-verifier.mustache", gabarits_a_verifier_mustache),
    RESSOURCE("gabarits/aide-lire.mustache", gabarits_aide_lire_mustache),
    RESSOURCE("gabarits/aide-saisir.mustache", gabarits_aide_saisir_mustache),
    RESSOURCE("gabarits/aide-tenir.mustache", gabarits_aide_tenir_mustache),
    RESSOURCE("gabarits/aide.mustache", gabarits_aide_mustache),
    RESSOURCE("gabarits/apercu.mustache", gabarits_apercu_mustache),
    RESSOURCE("gabarits/cadre.mustache", gabarits_cadre_mustache),
    RESSOURCE("gabarits/champ.mustache", gabarits_champ_mustache),
    RESSOURCE("gabarits/charte.mustache", gabarits_charte_mustache),
    RESSOURCE("gabarits/compte-fermer.mustache", gabarits_compte_fermer_mustache),
    RESSOURCE("gabarits/compte-fiche.mustache", gabarits_compte_fiche_mustache),
    RESSOURCE("gabarits/compte-jeton.mustache", gabarits_compte_jeton_mustache),
    RESSOURCE("gabarits/compte-lien.mustache", gabarits_compte_lien_mustache),
    RESSOURCE("gabarits/compte-nouveau.mustache", gabarits_compte_nouveau_mustache),
    RESSOURCE("gabarits/compte.mustache", gabarits_compte_mustache),
    RESSOURCE("gabarits/comptes.mustache", gabarits_comptes_mustache),
    RESSOURCE("gabarits/connexion.mustache", gabarits_connexion_mustache),
    RESSOURCE("gabarits/decision.mustache", gabarits_decision_mustache),
    RESSOURCE("gabarits/decisions.mustache", gabarits_decisions_mustache),
    RESSOURCE("gabarits/documents.mustache", gabarits_documents_mustache),
    RESSOURCE("gabarits/droits.mustache", gabarits_droits_mustache),
    RESSOURCE("gabarits/ecart.mustache", gabarits_ecart_mustache),
    RESSOURCE("gabarits/emission-confirmation.mustache", gabarits_emission_confirmation_mustache),
    RESSOURCE("gabarits/emission.mustache", gabarits_emission_mustache),
    RESSOURCE("gabarits/en-bref.mustache", gabarits_en_bref_mustache),
    RESSOURCE("gabarits/erreur.mustache", gabarits_erreur_mustache),
    RESSOURCE("gabarits/fiche.mustache", gabarits_fiche_mustache),
    RESSOURCE("gabarits/grille-apercu.mustache", gabarits_grille_apercu_mustache),
    RESSOURCE("gabarits/grille-bilan.mustache", gabarits_grille_bilan_mustache),
    RESSOURCE("gabarits/grilles.mustache", gabarits_grilles_mustache),
    RESSOURCE("gabarits/indicateur.mustache", gabarits_indicateur_mustache),
    RESSOURCE("gabarits/indicateurs.mustache", gabarits_indicateurs_mustache),
    RESSOURCE("gabarits/invitation.mustache", gabarits_invitation_mustache),
    RESSOURCE("gabarits/journal.mustache", gabarits_journal_mustache),
    RESSOURCE("gabarits/mes-plans.mustache", gabarits_mes_plans_mustache),
    RESSOURCE("gabarits/options-document.mustache", gabarits_options_document_mustache),
    RESSOURCE("gabarits/plan.mustache", gabarits_plan_mustache),
    RESSOURCE("gabarits/raccourcis.mustache", gabarits_raccourcis_mustache),
    RESSOURCE("gabarits/releve-retrait.mustache", gabarits_releve_retrait_mustache),
    RESSOURCE("gabarits/saisie-conflit.mustache", gabarits_saisie_conflit_mustache),
    RESSOURCE("gabarits/saisie.mustache", gabarits_saisie_mustache),
    RESSOURCE("gabarits/textes.mustache", gabarits_textes_mustache),
    RESSOURCE("gabarits/version-charger.mustache", gabarits_version_charger_mustache),
    RESSOURCE("gabarits/versions.mustache", gabarits_versions_mustache),
    RESSOURCE("plans/cantal.yaml", plans_cantal_yaml),
    RESSOURCE("plans/lot.yaml", plans_lot_yaml),
    RESSOURCE("plans/lozere.yaml", plans_lozere_yaml),
    RESSOURCE("plans/pasdecalais.yaml", plans_pasdecalais_yaml),
    RESSOURCE("statique/aide/comptes.png", statique_aide_comptes_png),
    RESSOURCE("statique/aide/conflit.png", statique_aide_conflit_png),
    RESSOURCE("statique/aide/connexion.png", statique_aide_connexion_png),
    RESSOURCE("statique/aide/documents.png", statique_aide_documents_png),
    RESSOURCE("statique/aide/fiche.png", statique_aide_fiche_png),
    RESSOURCE("statique/aide/grille.png", statique_aide_grille_png),
    RESSOURCE("statique/aide/indicateurs.png", statique_aide_indicateurs_png),
    RESSOURCE("statique/aide/mes-plans.png", statique_aide_mes_plans_png),
    RESSOURCE("statique/aide/plan.png", statique_aide_plan_png),
    RESSOURCE("statique/aide/saisie.png", statique_aide_saisie_png),
    RESSOURCE("statique/aide/versions.png", statique_aide_versions_png),
    RESSOURCE("statique/apercu.css", statique_apercu_css),
    RESSOURCE("statique/app.css", statique_app_css),
    RESSOURCE("statique/gardees.js", statique_gardees_js),
    RESSOURCE("statique/icone.svg", statique_icone_svg),
    RESSOURCE("statique/openapi.json", statique_openapi_json),
    RESSOURCE("statique/saisie-bandeau.js", statique_saisie_bandeau_js),
    RESSOURCE("statique/saisie-brouillons.js", statique_saisie_brouillons_js),
    RESSOURCE("statique/saisie-clavier.js", statique_saisie_clavier_js),
    RESSOURCE("statique/saisie-conflit.js", statique_saisie_conflit_js),
    RESSOURCE("statique/saisie-defauts.js", statique_saisie_defauts_js),
    RESSOURCE("statique/saisie-dires.js", statique_saisie_dires_js),
    RESSOURCE("statique/saisie-dom.js", statique_saisie_dom_js),
    RESSOURCE("statique/saisie-file.js", statique_saisie_file_js),
    RESSOURCE("statique/saisie-gestes.js", statique_saisie_gestes_js),
    RESSOURCE("statique/saisie-ligne.js", statique_saisie_ligne_js),
    RESSOURCE("statique/saisie-onglet.js", statique_saisie_onglet_js),
    RESSOURCE("statique/saisie-reserve.js", statique_saisie_reserve_js),
    RESSOURCE("statique/saisie.css", statique_saisie_css),
    RESSOURCE("statique/saisie.js", statique_saisie_js),
};

size_t nombre_de_ressources(void) { return sizeof ressources / sizeof ressources[0]; }

const struct ressource *ressource_numero(size_t rang) {
    return rang < nombre_de_ressources() ? &ressources[rang] : NULL;
}
