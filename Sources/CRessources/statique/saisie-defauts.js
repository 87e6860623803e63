// What goes from row to row: the séance, and who speaks.
import { bouton } from "./saisie-dom.js";

const UN_JOUR = 24 * 3600 * 1000;

export class Defauts {
  constructor(grille) {
    this.grille = grille;
    this.seance = document.getElementById("r-seance");
    this.champDitPar = document.getElementById("r-dit_par");
    const { seance = "", dit_par: ditPar, seanceLe = 0 } = grille.reserve.lire("d") ?? {};
    // Said for a meeting: the next day it is another one, unless one says so.
    this.retenue = { seance, seanceLe };
    const demandes = new URLSearchParams(location.search);
    const recente = Date.now() - seanceLe < UN_JOUR;
    if (ditPar !== undefined && !demandes.has("dit_par")) this.champDitPar.value = ditPar;
    if (!demandes.has("seance") && recente) this.seance.value = seance;
    if (!this.seance.value && seance && !recente) this.proposer(seance);
    // Emptied by hand: no séance, even for a row that had one. Never filled: each row keeps its own.
    this.videe = recente && !seance && !this.seance.value;
    this.seance.addEventListener("change", () => {
      this.retenue = { seance: this.seance.value.trim(), seanceLe: Date.now() };
      this.videe = !this.retenue.seance;
      this.proposition?.remove();
      this.retenir();
    });
    this.champDitPar.addEventListener("change", () => this.retenir());
  }

  proposer(seance) {
    this.proposition = bouton(`Reprendre la dernière : ${seance}`, "discret", () => {
      this.seance.value = seance;
      this.seance.focus();
      this.seance.dispatchEvent(new Event("change", { bubbles: true }));
    });
    this.seance.after(" ", this.proposition);
  }
  retenir() {
    this.grille.reserve.ecrire("d", { ...this.retenue, dit_par: this.champDitPar.value });
    this.porter();
  }
  get ditPar() {
    return this.champDitPar.value.trim();
  }
  /** Said in a row: those that follow say the same. */
  entendre(ditPar) {
    this.champDitPar.value = ditPar;
    this.retenir();
  }

  porter() {
    for (const ligne of this.grille.lignes) this.porterSur(ligne);
  }
  porterSur(ligne) {
    const seance = this.seance.value.trim();
    ligne.ecrira(seance || (this.videe ? "" : ligne.seance.tenue));
    const libre = !ligne.estSaisie && !ligne.estModifiee && !ligne.brouillonRepris && !this.grille.mesEnvois(ligne).length;
    if (!libre || ligne.champs.dit_par.value.trim() !== ligne.base.dit_par) return ligne.porterLeDit(this.ditPar);
    ligne.champs.dit_par.value = this.ditPar;
    ligne.base = { ...ligne.base, dit_par: this.ditPar };
    ligne.depart = { ...ligne.depart, dit_par: this.ditPar };
  }
}
