// What is typed, before it is sent: kept as it is typed, shown again when the page comes back.
import { ongletsVivants } from "./saisie-onglet.js";

export class Brouillons {
  constructor(grille) {
    this.grille = grille;
    this.enFrappe = new Map();
  }
  nom(ligne) {
    return `b:${ligne.noeud}:${this.grille.onglet}`;
  }
  noter(ligne) {
    clearTimeout(this.enFrappe.get(ligne));
    this.enFrappe.set(ligne, setTimeout(() => this.sauver(ligne), 200));
  }
  sauver(ligne) {
    this.poser(ligne);
    const dernier = this.grille.dernierEnvoi(ligne);
    if (dernier ? ligne.aChangeDepuis(dernier.valeurs) : ligne.estModifiee)
      this.grille.reserve.ecrire(this.nom(ligne), { noeud: ligne.noeud, titre: ligne.nomCourt, connue: ligne.connue, valeurs: ligne.valeurs() });
    else this.grille.reserve.retirer(this.nom(ligne));
  }
  sauverTout() {
    for (const ligne of [...this.enFrappe.keys()]) this.sauver(ligne);
  }
  oublier(ligne) {
    this.poser(ligne);
    ligne.brouillonRepris = false;
    this.grille.reserve.retirer(this.nom(ligne));
  }
  poser(ligne) {
    clearTimeout(this.enFrappe.get(ligne));
    this.enFrappe.delete(ligne);
  }

  /** Takes over what tabs that are gone have left, and shows again what was not sent; `tout`: this tab's own too. */
  async reprendre({ tout }) {
    const { file, reserve, onglet, parNoeud } = this.grille;
    const vivant = await ongletsVivants();
    this.grille.vivant = vivant;
    const aPrendre = (auteur) => (auteur === onglet ? tout : !vivant(reserve.cle, auteur));
    const reprises = new Set();
    const montrer = (ligne, valeurs) => {
      if (ligne.estModifiee) ligne.retenir();
      ligne.remettre(valeurs);
      reprises.add(ligne);
    };
    for (const envoi of file.envois()) {
      if (!aPrendre(envoi.onglet)) continue;
      const ligne = parNoeud.get(envoi.noeud);
      // This tab has a newer word on the row: it is not held back by what another was refused.
      if (envoi.onglet !== onglet && envoi.refus && ligne && this.grille.mesEnvois(ligne).length) {
        ligne.retenir(envoi.valeurs);
        file.retirer(envoi);
        continue;
      }
      // What this tab says of the row follows what the other left.
      if (envoi.onglet !== onglet && ligne)
        for (const mien of this.grille.mesEnvois(ligne)) if (!mien.tente) file.garder({ ...mien, suite: true });
      // A conflict is asked again: what is in force may have changed since.
      file.garder({ ...envoi, onglet, refus: envoi.refus?.statut === 409 ? null : envoi.refus });
      if (ligne && !ligne.aLaMain) montrer(ligne, envoi.valeurs);
    }
    for (const brouillon of reserve.brouillons()) {
      const ligne = parNoeud.get(brouillon.noeud);
      // Another draft of the row waits for the next time.
      if (!ligne || ligne.aLaMain || ligne.brouillonRepris || !aPrendre(brouillon.onglet)) continue;
      if (brouillon.onglet !== onglet && reserve.lire(this.nom(ligne))) continue;
      ligne.brouillonRepris = true;
      montrer(ligne, brouillon.valeurs);
      if (!this.grille.mesEnvois(ligne).length) ligne.connue = brouillon.connue;
      reserve.retirer(brouillon.nom);
      this.sauver(ligne);
    }
    for (const ligne of reprises) {
      ligne.depart = ligne.valeurs();
      this.grille.afficher(ligne);
    }
  }
}
