// What the page says above its rows: how many wait, are refused or to be decided, and what this browser keeps of rows
// that are not on the page.
import { bouton, boutonSur, element, lien, nombre } from "./saisie-dom.js";
import { mots } from "./saisie-conflit.js";
import { CHAMPS, LIBELLES } from "./saisie-ligne.js";
import { enToutesLettres, grillesGardees, lignesGardees, Reserve } from "./saisie-reserve.js";

const LIENS = 5;
/** The words of the lists, for a page without any row to lend its own. */
const SANS_LIGNE = {
  a_lancer: "à lancer", en_cours: "en cours", realisee: "réalisée", abandonnee: "abandonnée", securises: "objectifs sécurisés",
  atteignables: "objectifs atteignables", appuis_necessaires: "appuis nécessaires", compromis: "objectifs compromis",
};
const lignesDe = (envois) => [...new Set(envois.map((envoi) => envoi.noeud))];

export class Bandeau {
  constructor(grille) {
    this.grille = grille;
    this.boite = document.getElementById("bandeau");
    this.horsDeVue = element("section", { class: "message attention saisie-hors-vue", id: "hors-vue", "aria-labelledby": "hors-vue-titre", hidden: "" });
    this.boite.after(this.horsDeVue);
    this.vu = "";
  }

  dessiner() {
    const { file, reserve } = this.grille;
    const absents = this.absents();
    const envois = file.envois();
    const ailleurs = this.ailleurs();
    const aEnvoyer = lignesDe(envois.filter((envoi) => !envoi.refus)).length;
    const visibles = envois.filter((envoi) => envoi.refus && this.grille.parNoeud.has(envoi.noeud));
    const aTrancher = lignesDe(visibles.filter((envoi) => envoi.refus.statut === 409));
    const refusees = lignesDe(visibles.filter((envoi) => envoi.refus.statut !== 409));
    const tarde = file.etat !== "ouverte" || file.echecs > 0 || envois.some((envoi) => envoi.essais > 0 && !envoi.refus);
    const vu = JSON.stringify([
      file.etat === "coupee" ? "ouverte" : file.etat, file.echecs > 0, tarde && aEnvoyer, aTrancher, refusees, reserve.enPeril, absents, ailleurs,
    ]);
    if (vu === this.vu) return;
    this.vu = vu;
    const phrases = [];
    const combien = aEnvoyer ? `${aEnvoyer} ligne${aEnvoyer > 1 ? "s" : ""} à envoyer` : "Aucune ligne à envoyer";
    if (file.etat === "fermee" || file.etat === "autre") phrases.push(this.deSession(combien));
    else if (tarde && aEnvoyer) {
      const cause = file.echecs ? "Le serveur ne répond pas : tout est gardé dans ce navigateur et partira dès qu’il répondra." : "Nouvel essai bientôt.";
      phrases.push([`${combien}. ${cause}`, bouton("Réessayer maintenant", "discret", () => file.vider({ maintenant: true }))]);
    }
    if (aTrancher.length) phrases.push([`${nombre(aTrancher.length, "ligne", "lignes")} à trancher :`, ...this.versLesLignes(aTrancher)]);
    if (refusees.length) phrases.push([`${nombre(refusees.length, "ligne refusée", "lignes refusées")} :`, ...this.versLesLignes(refusees)]);
    if (absents.length) phrases.push([lien("#hors-vue", `${nombre(absents.length, "ligne gardée", "lignes gardées")} hors de cette grille`)]);
    for (const { combien, semestre, adresse } of ailleurs)
      phrases.push([`${nombre(combien, "ligne gardée", "lignes gardées")} dans ce navigateur, ${enToutesLettres(semestre)} :`, lien(adresse, "rouvrir cette grille")]);
    if (reserve.enPeril) phrases.push(["Ce navigateur refuse de garder les lignes à envoyer : ne fermez pas cette page avant qu’elles soient parties."]);
    this.dessinerLesAbsents(absents);
    const avaitLeFocus = this.boite.contains(document.activeElement);
    this.boite.replaceChildren(...phrases.map((morceaux) => element("p", {}, ...morceaux)));
    this.boite.hidden = phrases.length === 0;
    if (avaitLeFocus) (this.boite.querySelector("a, button") ?? this.grille.lignes[0]?.champs.etat)?.focus();
    if (tarde && phrases.length) this.grille.annoncer(phrases[0][0]);
  }

  deSession(combien) {
    const { file, donnees } = this.grille;
    const cause =
      file.etat === "fermee"
        ? "Votre session est fermée ; ce que vous avez tapé est gardé dans ce navigateur."
        : `Une autre personne est connectée : rien ne part sous son nom. Reconnectez-vous comme ${donnees.identifiant}.`;
    return [
      `${cause} ${combien}.`,
      lien(donnees.connexion, "Se reconnecter dans un autre onglet", { target: "_blank", rel: "noopener" }),
      bouton("C’est fait", "discret", () => file.verifierSession()),
    ];
  }
  versLesLignes(noeuds) {
    const liens = noeuds.slice(0, LIENS).map((noeud) => this.grille.parNoeud.get(noeud)).map((ligne) => lien(`#${ligne.groupe.id}`, ligne.nomCourt));
    const reste = noeuds.length - liens.length;
    return reste ? [...liens, `et ${nombre(reste, "autre", "autres")}`] : liens;
  }

  /** The other grids of the plan of which this browser keeps rows, and that no tab has open. */
  ailleurs() {
    const { donnees, reserve, vivant } = this.grille;
    return grillesGardees(donnees.identifiant)
      .filter(({ cle, plan, base }) => cle !== reserve.cle && plan === donnees.plan && base === donnees.base)
      .map(({ cle, semestre, adresse }) => ({ combien: lignesGardees(cle, vivant).length, semestre, adresse }))
      .filter(({ combien }) => combien > 0);
  }

  // ——— Words of rows that this page does not show ———

  /** Those that no row of the page can send or give back: { cle, nom, quoi, semestre, valeurs }, oldest first. */
  absents() {
    const { file, reserve, parNoeud, donnees, onglet, vivant } = this.grille;
    const refus = file.envois().filter((envoi) => envoi.refus && !parNoeud.has(envoi.noeud));
    const brouillons = reserve.brouillons().filter((brouillon) => !parNoeud.has(brouillon.noeud) && (brouillon.onglet === onglet || !vivant(reserve.cle, brouillon.onglet)));
    const decrire = (reserve, genre) => (garde) => ({
      cle: reserve.cle, nom: garde.nom ?? `f:${garde.id}`, noeud: garde.noeud, titre: garde.titre ?? garde.noeud, valeurs: garde.valeurs,
      quoi: genre ?? (garde.refus.statut === 409 ? "à trancher : quelqu’un l’a saisie entre-temps" : `refusée : ${this.grille.raison(garde.refus)}`),
    });
    // The base was made again since: nothing of the former one leaves by itself.
    const anciennes = grillesGardees(donnees.identifiant)
      .filter(({ plan, base }) => plan === donnees.plan && base !== donnees.base)
      .flatMap(({ cle, semestre }) => {
        const ancienne = new Reserve(cle);
        const gardes = [...ancienne.noms("f:").map((nom) => ({ ...ancienne.lire(nom), nom })), ...ancienne.brouillons()];
        return gardes.map(decrire(ancienne, `écrite pour une base que ce service n’a plus, ${enToutesLettres(semestre)}`));
      });
    return [...refus.map(decrire(reserve)), ...brouillons.map(decrire(reserve, "commencée, jamais envoyée")), ...anciennes];
  }

  dessinerLesAbsents(absents) {
    const { donnees } = this.grille;
    const question = new URLSearchParams(location.search);
    const filtree = ["axe", "pilote", "manquantes"].some((nom) => question.get(nom));
    const toutes = `${donnees.adresse}?semestre=${donnees.semestre}`;
    const article = ({ cle, nom, noeud, titre, quoi, valeurs }) =>
      element("li", {},
        element("p", {}, element("strong", {}, titre), `, ${quoi}`),
        element("p", { class: "saisie-mots" }, this.enMots(valeurs)),
        element("p", { class: "actions" },
          ...(filtree && cle === this.grille.reserve.cle ? [lien(`${toutes}#ligne-${noeud}`, "La montrer parmi toutes les lignes")] : []),
          boutonSur("Abandonner", "Effacer ces mots pour de bon ?", () => this.abandonner({ cle, nom }))));
    const avaitLeFocus = this.horsDeVue.contains(document.activeElement);
    this.horsDeVue.replaceChildren(
      element("h2", { id: "hors-vue-titre", tabindex: "-1" }, "Gardées dans ce navigateur, hors de cette grille"),
      element("p", {}, filtree ? "Le filtre ne montre pas ces lignes, ou elles ne sont plus les vôtres." : "Ces lignes ne sont plus dans la grille : le plan ou vos droits ont changé."),
      element("ul", {}, ...absents.map(article)));
    this.horsDeVue.hidden = absents.length === 0;
    if (avaitLeFocus) (absents.length ? this.horsDeVue.querySelector("h2") : this.grille.lignes[0]?.champs.etat)?.focus();
  }
  enMots(valeurs) {
    const modele = this.grille.lignes[0];
    const dits = CHAMPS.filter((champ) => valeurs?.[champ] && valeurs[champ] !== "non_renseignee" && (champ !== "note_audience" || valeurs.note));
    return dits.map((champ) => `${LIBELLES[champ]} : ${modele ? mots(modele, champ, valeurs[champ]) : (SANS_LIGNE[valeurs[champ]] ?? valeurs[champ])}`).join("\n");
  }
  abandonner({ cle, nom }) {
    (cle === this.grille.reserve.cle ? this.grille.reserve : new Reserve(cle)).retirer(nom);
    this.grille.annoncer("Abandonnée.");
    this.dessiner();
    // What was behind it may go.
    this.grille.file.vider();
  }
}
