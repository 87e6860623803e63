// The keys of the grid. A spreadsheet user expects Enter and the arrows to change cell; the caret keeps the arrows while
// it still has somewhere to go in the text.
import { AUTRES, COLONNES } from "./saisie-ligne.js";

const INITIALES = {
  etat: { a: ["a_lancer", "abandonnee"], l: ["a_lancer"], b: ["abandonnee"], e: ["en_cours"], r: ["realisee"], s: ["suspendue"] },
  meteo: { s: ["securises"], a: ["atteignables", "appuis_necessaires"], p: ["appuis_necessaires"], c: ["compromis"], n: ["non_renseignee"] },
  note_audience: { i: ["interne"], p: ["partenaires", "public"] },
};

export function brancherLeClavier(racine, grille) {
  racine.addEventListener("keydown", (touche) => {
    if (touche.isComposing || touche.defaultPrevented) return;
    const ligne = grille.ligneDe(touche.target);
    if (!ligne) return;
    const champ = ligne.champs[touche.target.name] === touche.target ? touche.target.name : null;
    const geste = nommer(touche, champ, ligne);
    if (!geste) return;
    touche.preventDefault();
    geste();
  });

  function nommer(touche, champ, ligne) {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = touche;
    if (key === "Enter" && (ctrlKey || metaKey)) return () => grille.enregistrer(ligne, { expres: true });
    if (ctrlKey || metaKey) return null;
    if (key === "F4" && !altKey) return () => grille.commeAvant(ligne);
    if (key === "F8" && !altKey) return () => grille.manquanteSuivante(ligne);
    if (key === "F2" && !altKey) return () => basculer(ligne, champ);
    if (key === "Escape") return () => grille.rendre(ligne);
    if (!champ) return null;
    const controle = touche.target;
    const estListe = controle.tagName === "SELECT";
    if (key === "Enter") {
      if (!shiftKey && !altKey) return () => aller(ligne, champ, 1);
      if (controle.tagName !== "TEXTAREA" || !altKey) return null;
      return () => document.execCommand("insertText", false, "\n");
    }
    if (key === "ArrowUp" || key === "ArrowDown") return verticale(key === "ArrowDown" ? 1 : -1, touche, champ, ligne, estListe);
    if ((key === "ArrowLeft" || key === "ArrowRight") && !altKey && !shiftKey) {
      const pas = key === "ArrowRight" ? 1 : -1;
      // A figure is a cell: nobody walks a caret in it.
      return estListe || champ === "avancement" || auBout(controle, pas) ? () => voisine(ligne, champ, pas) : null;
    }
    if (altKey || key.length !== 1 && key !== "Delete") return null;
    if (key === "=" && ["etat", "meteo", "avancement"].includes(champ)) return () => grille.commeAvant(ligne);
    if (!estListe) return null;
    const lettre = key.toLowerCase();
    if (lettre === "m" && champ === "etat") return () => grille.manquanteSuivante(ligne);
    const choix = INITIALES[champ]?.[lettre];
    // Any other letter is kept from the browser's own search: « objectifs… » would answer to O alone.
    return choix ? () => choisir(controle, choix) : /^[a-zà-ÿ]$/i.test(key) ? () => {} : null;
  }

  function verticale(pas, { altKey, shiftKey, target }, champ, ligne, estListe) {
    if (estListe) return altKey || shiftKey ? null : () => aller(ligne, champ, pas);
    if (altKey || (!shiftKey && (target.tagName !== "TEXTAREA" || tientSurUneLigne(target) || auBout(target, pas))))
      return () => aller(ligne, champ, pas);
    return null;
  }

  function aller(ligne, champ, pas) {
    const voisine = grille.lignes[grille.lignes.indexOf(ligne) + pas];
    if (voisine) entrer(voisine, champ);
    else grille.repondre(ligne, pas > 0 ? "Dernière ligne." : "Première ligne.");
    if (!voisine && pas > 0) grille.enregistrer(ligne);
  }

  function voisine(ligne, champ, pas) {
    const colonnes = AUTRES.includes(champ) ? AUTRES : COLONNES;
    const suivant = colonnes[colonnes.indexOf(champ) + pas];
    if (suivant) entrer(ligne, suivant);
  }

  function basculer(ligne, champ) {
    ligne.plus.open = !(ligne.plus.open && AUTRES.includes(champ));
    entrer(ligne, ligne.plus.open ? AUTRES[0] : COLONNES[0]);
  }
}

/** Short cells are selected, as a spreadsheet does: typing replaces. A long text is kept, its caret at the end. */
export function entrer(ligne, champ) {
  if (AUTRES.includes(champ)) ligne.plus.open = true;
  const controle = ligne.champs[champ];
  controle.focus({ preventScroll: true });
  controle.scrollIntoView({ block: "nearest" });
  if (controle.tagName === "INPUT") controle.select();
  if (controle.tagName === "TEXTAREA") controle.setSelectionRange(controle.value.length, controle.value.length);
}

function choisir(controle, valeurs) {
  const rang = valeurs.indexOf(controle.value);
  const voulue = valeurs[(rang + 1) % valeurs.length];
  if (controle.value === voulue) return;
  controle.value = voulue;
  controle.dispatchEvent(new Event("input", { bubbles: true }));
  controle.dispatchEvent(new Event("change", { bubbles: true }));
}

function auBout({ value, selectionStart, selectionEnd }, pas) {
  if (selectionStart === 0 && selectionEnd === value.length) return true;
  if (selectionStart !== selectionEnd) return false;
  return pas > 0 ? selectionEnd === value.length : selectionStart === 0;
}

function tientSurUneLigne(zone) {
  const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(zone);
  return !zone.value.includes("\n") && zone.scrollHeight - parseFloat(paddingTop) - parseFloat(paddingBottom) < 1.6 * parseFloat(lineHeight);
}
