// The entry grid. Without this script the page works by its buttons; with it a row is sent as it is left, kept in the
// browser until the server has answered, and says where it stands.
import { Bandeau } from "./saisie-bandeau.js";
import { Brouillons } from "./saisie-brouillons.js";
import { brancherLeClavier } from "./saisie-clavier.js";
import { Defauts } from "./saisie-defauts.js";
import { dires } from "./saisie-dires.js";
import { File } from "./saisie-file.js";
import { gestes } from "./saisie-gestes.js";
import { Ligne } from "./saisie-ligne.js";
import { prendreUnOnglet } from "./saisie-onglet.js";
import { cleDe, Reserve } from "./saisie-reserve.js";

const racine = document.getElementById("saisie");
const donnees = racine.dataset;
const cle = cleDe(donnees);
const reserve = new Reserve(cle);
const onglet = await prendreUnOnglet(cle);
const file = new File({
  reserve, onglet, adresse: donnees.adresse, adresseSession: donnees.session, identifiant: donnees.identifiant,
  csrf: donnees.csrf, semestre: donnees.semestre,
});
const lignes = [...racine.querySelectorAll("form[id^=f-]")].map((formulaire) => new Ligne(formulaire));
const parNoeud = new Map(lignes.map((ligne) => [ligne.noeud, ligne]));
const canal = "BroadcastChannel" in window ? new BroadcastChannel(cle) : null;
/** All that the parts of the grid ask of each other. */
const grille = {
  donnees, reserve, onglet, file, lignes, parNoeud, canal,
  /** Whether a tab of the same grid lives, as was last seen. */
  vivant: () => true,
  ligneDe: (cible) => parNoeud.get(cible.closest?.("form")?.elements.namedItem("noeud")?.value),
};
Object.assign(grille, dires(grille));
grille.brouillons = new Brouillons(grille);
grille.defauts = new Defauts(grille);
grille.bandeau = new Bandeau(grille);
Object.assign(grille, gestes(grille));
const { afficher, annoncer, bandeau, brouillons, defauts } = grille;

// ——— Under the hand ———

racine.addEventListener("focusin", ({ target, relatedTarget }) => {
  const ligne = grille.ligneDe(target);
  if (!ligne) return;
  grille.prendreLaMain(ligne);
  if (!ligne.groupe.contains(relatedTarget) && document.hasFocus() && !ligne.aLaMain) {
    ligne.aLaMain = true;
    ligne.depart = ligne.valeurs();
  }
});
racine.addEventListener("focusout", ({ target }) => {
  const ligne = grille.ligneDe(target);
  if (!ligne) return;
  // Once the focus has settled: another window in front is not another row.
  setTimeout(() => {
    if (!document.hasFocus() || ligne.groupe.contains(document.activeElement)) return brouillons.sauver(ligne);
    ligne.aLaMain = false;
    ligne.avertir("");
    grille.enregistrer(ligne);
  });
});
for (const nom of ["input", "change"])
  racine.addEventListener(nom, ({ target }) => {
    const ligne = grille.ligneDe(target);
    if (!ligne || ligne.champs[target.name] !== target) return;
    if (nom === "input" && target.name === "dit_par") ligne.dit.tape = true;
    ligne.porterLeDit(defauts.ditPar);
    grille.change(ligne);
    if (nom === "change" && target.name === "dit_par" && target.value.trim()) defauts.entendre(target.value.trim());
    // Changed by a tool that does not move the focus: there is nothing to be left. While the focus goes from a field to
    // the next one it is nowhere: it is looked at once it has settled.
    if (nom === "change") setTimeout(() => ligne.groupe.contains(document.activeElement) || grille.enregistrer(ligne));
  });
racine.addEventListener("submit", (envoi) => {
  const ligne = grille.ligneDe(envoi.target);
  if (!ligne) return;
  envoi.preventDefault();
  if (envoi.submitter?.name === "saisie") grille.annuler(ligne, envoi.submitter.value);
  else grille.enregistrer(ligne, { expres: true });
});
const GESTES = { avant: grille.commeAvant, abandonner: grille.abandonner, retablir: grille.retablir };
racine.addEventListener("click", ({ target }) => GESTES[target.dataset?.geste]?.(grille.ligneDe(target)));
brancherLeClavier(racine, grille);

// ——— From the server, and from the other tabs ———

function acquerir({ envoi, noeud = envoi.noeud, corps }) {
  const ligne = parNoeud.get(noeud);
  if (!ligne) return;
  const estMien = envoi && (envoi.onglet === onglet || !ligne.aChangeDepuis(envoi.valeurs));
  // Typed here meanwhile on older words: it will be sent with the number it knew, and the server will tell.
  if (!estMien && (ligne.estModifiee || grille.mesEnvois(ligne).length)) return;
  grille.compterAutour(ligne, () => ligne.acquerir(corps, estMien ? envoi.valeurs : undefined));
  ligne.brouillonRepris = false;
  if (!ligne.aLaMain) ligne.depart = ligne.valeurs();
  ligne.fautes({});
  defauts.porterSur(ligne);
}
file.addEventListener("acquis", ({ detail }) => {
  acquerir(detail);
  canal?.postMessage(detail);
  const ligne = parNoeud.get(detail.envoi.noeud);
  if (ligne) annoncer([`${ligne.nomCourt} enregistrée.`, ...(detail.corps.remarques ?? [])].join(" "));
});
file.addEventListener("refus", ({ detail: { envoi } }) => {
  const ligne = parNoeud.get(envoi.noeud);
  if (!ligne) return;
  afficher(ligne);
  annoncer(`${ligne.nomCourt}. ${ligne.sort.textContent}.`);
  const actif = document.activeElement;
  const panneau = ligne.groupe.querySelector(".ligne-conflit h4");
  if (panneau && ligne.groupe.contains(actif) && ligne.champs[actif.name] !== actif) panneau.focus();
});
file.addEventListener("change", ({ detail: noeud }) => {
  const ligne = parNoeud.get(noeud);
  if (ligne) afficher(ligne);
  bandeau.dessiner();
});
for (const nom of ["session", "reseau"])
  file.addEventListener(nom, () => {
    for (const envoi of file.envois()) if (parNoeud.has(envoi.noeud)) afficher(parNoeud.get(envoi.noeud));
    bandeau.dessiner();
  });
if (canal)
  canal.onmessage = ({ data }) => {
    acquerir(data);
    const ligne = parNoeud.get(data.noeud ?? data.envoi.noeud);
    if (ligne) setTimeout(() => afficher(ligne), 50);
  };
addEventListener("storage", ({ key, newValue, oldValue }) => {
  if (!key?.startsWith(`${cle}:f:`)) return;
  const ligne = parNoeud.get(JSON.parse(newValue ?? oldValue ?? "{}").noeud);
  if (ligne) {
    // Another tab may have taken the place of what this one was refused: its words are still here.
    if (!newValue) brouillons.sauver(ligne);
    afficher(ligne);
  }
  bandeau.dessiner();
});

// ——— Coming and going ———

/** The same as when the page came: a tab may have gone since, or hold a row back. */
async function insister() {
  if (navigator.locks) await brouillons.reprendre({ tout: false });
  if (document.hasFocus()) for (const { noeud } of file.premiers()) if (parNoeud.has(noeud)) grille.prendreLaMain(parNoeud.get(noeud));
  bandeau.dessiner();
  if (file.etat === "fermee" || file.etat === "autre") file.verifierSession();
  else file.vider({ maintenant: true });
}
addEventListener("online", insister);
addEventListener("focus", insister);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") insister();
  else brouillons.sauverTout();
});
addEventListener("pageshow", ({ persisted }) => persisted && insister());
addEventListener("pagehide", () => {
  // Leaving the page is leaving the row; what is not valid stays as a draft.
  for (const ligne of lignes) if (ligne.aLaMain || brouillons.enFrappe.has(ligne)) grille.enregistrer(ligne);
  file.partir();
});
addEventListener("beforeunload", (depart) => {
  if (reserve.enPeril) depart.preventDefault();
});

// Typed in before this script was ready.
const dejaTapees = lignes.filter((ligne) => ligne.baseConnue && ligne.estModifiee);
for (const ligne of lignes) ligne.aLaMain = dejaTapees.includes(ligne) || ligne.groupe.contains(document.activeElement);
await brouillons.reprendre({ tout: true });
defauts.porter();
for (const ligne of dejaTapees) {
  afficher(ligne);
  brouillons.sauver(ligne);
  if (ligne.groupe.contains(document.activeElement)) continue;
  ligne.aLaMain = false;
  grille.enregistrer(ligne);
}
document.getElementById("raccourcis").hidden = false;
bandeau.dessiner();
racine.dataset.prete = "";
file.vider();
// A page that was just closed may still have held its name.
setTimeout(async () => {
  await brouillons.reprendre({ tout: false });
  bandeau.dessiner();
  file.vider();
}, 1500);
