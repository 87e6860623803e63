// The entry grid. Without this script the page works by its buttons; with it a row is sent as it is left, kept in the
// browser until the server has answered, and says where it stands.
import { brancherLeClavier, entrer } from "./saisie-clavier.js";
import { montrerConflit } from "./saisie-conflit.js";
import { File, Reserve } from "./saisie-file.js";
import { Ligne } from "./saisie-ligne.js";

const racine = document.getElementById("saisie");
const donnees = racine.dataset;
const cle = `plantracker:saisie:${donnees.base}:${donnees.plan}:${donnees.semestre}:${donnees.identifiant}`;
const reserve = new Reserve(cle);
const onglet = await prendreUnOnglet();
const file = new File({
  reserve, onglet, adresse: donnees.adresse, adresseSession: donnees.session, identifiant: donnees.identifiant,
  csrf: donnees.csrf, semestre: donnees.semestre,
});
const lignes = [...racine.querySelectorAll("form[id^=f-]")].map((formulaire) => new Ligne(formulaire));
const parNoeud = new Map(lignes.map((ligne) => [ligne.noeud, ligne]));
const canal = "BroadcastChannel" in window ? new BroadcastChannel(cle) : null;
const defauts = { seance: document.getElementById("r-seance"), dit_par: document.getElementById("r-dit_par") };

/** This tab, told from the others of the same browser; a tab that was duplicated takes a name of its own. */
async function prendreUnOnglet() {
  const tenir = (id) =>
    new Promise((resolve) => {
      // The page that is being reloaded takes a moment to let its name go.
      const signal = AbortSignal.timeout(700);
      const garder = () => {
        resolve(true);
        return new Promise(() => {});
      };
      navigator.locks.request(`${cle}:onglet:${id}`, { signal }, garder).catch(() => resolve(false));
    });
  const nouveau = () => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
  let id = nouveau();
  try {
    id = sessionStorage.getItem("plantracker:onglet") ?? id;
    if (navigator.locks && !(await tenir(id))) await tenir((id = nouveau()));
    sessionStorage.setItem("plantracker:onglet", id);
  } catch {
    // Neither lock nor storage: the name lasts as long as the page.
  }
  return id;
}

// ——— What a row says of itself ———

const mesEnvois = (ligne) => file.pour(ligne.noeud).filter((envoi) => envoi.onglet === onglet);
const dernierEnvoi = (ligne) => mesEnvois(ligne).at(-1);
const CAUSES = {
  coupee: "Gardée dans ce navigateur : le serveur ne répond pas",
  fermee: "Gardée dans ce navigateur : votre session est fermée",
  autre: "Gardée dans ce navigateur : une autre personne est connectée",
};

function afficher(ligne) {
  const dernier = dernierEnvoi(ligne);
  const statut = dernier?.refus?.statut;
  if (statut !== 409) ligne.groupe.querySelector(".ligne-conflit")?.remove();
  if (statut === 409) {
    const auteur = dernier.refus.en_vigueur?.saisi_par;
    ligne.dire("conflit", auteur ? `Non enregistrée : ${auteur} a saisi cette ligne entre-temps` : "Non enregistrée : la saisie a été retirée entre-temps");
    ouvrirLeConflit(ligne, dernier);
  } else if (statut && !ligne.aChangeDepuis(dernier.valeurs)) {
    ligne.fautes(dernier.refus.champs ?? {});
    ligne.dire("refus", `Non enregistrée : ${raison(dernier.refus)}`);
  } else if (dernier && !statut && !ligne.aChangeDepuis(dernier.valeurs)) {
    if (file.enVol === dernier.id && !file.echecs) ligne.dire("envoi", "Enregistrement…");
    else if (dernier.message) ligne.dire("attente", `Pas encore enregistrée : ${dernier.message} Nouvel essai bientôt`);
    else ligne.dire("attente", CAUSES[file.echecs ? "coupee" : file.etat] ?? "En attente d’envoi");
  } else if (ligne.fautesLocales) {
    ligne.dire("refus", `Non enregistrée : ${raison({ champs: ligne.fautesLocales })}`);
  } else if (dernier || ligne.estModifiee) {
    ligne.dire("modifiee", "Modifiée, pas encore enregistrée");
  } else if (file.pour(ligne.noeud).length) {
    ligne.dire("attente", "Saisie dans un autre onglet, pas encore enregistrée");
  } else {
    ligne.dire(ligne.repos.genre, ligne.repos.texte);
  }
}
const raison = ({ message, champs = {} }) => {
  const fautes = Object.values(champs);
  return fautes.length > 1 ? `${fautes.length} champs à corriger` : (fautes[0] ?? message ?? "le serveur l’a refusée");
};

function ouvrirLeConflit(ligne, envoi) {
  const enVigueur = envoi.refus.en_vigueur;
  const numero = enVigueur ? String(enVigueur.saisie) : "";
  // The focus first: the panel goes away with the button that had it.
  const apres = (message) => {
    afficher(ligne);
    annoncer(message);
    bandeau();
  };
  montrerConflit(ligne, { en_vigueur: enVigueur, miennes: envoi.valeurs }, {
    mienne(valeurs) {
      ligne.champs.etat.focus();
      ligne.remettre(valeurs);
      ligne.depart = ligne.valeurs();
      ligne.connue = numero;
      file.ajouter({ noeud: ligne.noeud, connue: numero, malgre: numero, valeurs: ligne.envoyables() });
      apres(`${ligne.nomCourt} : votre choix est envoyé.`);
    },
    leur() {
      ligne.champs.etat.focus();
      for (const mien of mesEnvois(ligne)) file.retirer(mien);
      oublierLeBrouillon(ligne);
      compterAutour(ligne, () => ligne.acquerir(enVigueur ?? { valeurs: null }));
      ligne.depart = ligne.valeurs();
      apres(`${ligne.nomCourt} : la version en vigueur est gardée.`);
    },
  });
}

// ——— Announcements, counts, banner ———

let aDire = [];
let minuterieDAnnonce;
function annoncer(message) {
  aDire = [...aDire.slice(-2), message];
  clearTimeout(minuterieDAnnonce);
  minuterieDAnnonce = setTimeout(() => {
    document.getElementById("annonces").textContent = aDire.join(" ");
    aDire = [];
  }, 200);
}

const compte = { total: Number(donnees.total), saisies: Number(donnees.saisies) };
function compterAutour(ligne, changer) {
  const avant = ligne.estSaisie;
  changer();
  const ecart = Number(ligne.estSaisie) - Number(avant);
  if (!ecart) return;
  compte.saisies += ecart;
  const groupe = ligne.section.dataset;
  groupe.saisies = Number(groupe.saisies) + ecart;
  const pluriel = compte.saisies > 1 ? "s" : "";
  document.getElementById("compte").textContent = `${compte.saisies} ligne${pluriel} sur ${compte.total} saisie${pluriel}`;
  ligne.section.querySelector(".saisie-compte-groupe").textContent = `${groupe.saisies} sur ${groupe.total}`;
}

let bandeauActuel = "";
function bandeau() {
  const envois = file.envois();
  const lignesDe = (choix) => [...new Set(envois.filter(choix).map((envoi) => envoi.noeud))];
  const aEnvoyer = lignesDe((envoi) => !envoi.refus).length;
  const aTrancher = lignesDe((envoi) => envoi.refus?.statut === 409);
  const refusees = lignesDe((envoi) => envoi.refus && envoi.refus.statut !== 409);
  const tarde = file.etat !== "ouverte" || file.echecs > 0 || envois.some((envoi) => envoi.essais > 0 && !envoi.refus);
  const cleDuBandeau = JSON.stringify([file.etat === "coupee" ? "ouverte" : file.etat, tarde && aEnvoyer, aTrancher, refusees, reserve.enPeril]);
  if (cleDuBandeau === bandeauActuel) return;
  bandeauActuel = cleDuBandeau;
  const boite = document.getElementById("bandeau");
  const phrases = [];
  const nombre = aEnvoyer > 1 ? `${aEnvoyer} lignes à envoyer` : aEnvoyer ? "1 ligne à envoyer" : "Aucune ligne à envoyer";
  if (file.etat === "fermee" || file.etat === "autre") {
    const cause = file.etat === "fermee"
      ? "Votre session est fermée ; ce que vous avez tapé est gardé dans ce navigateur."
      : `Une autre personne est connectée : rien ne part sous son nom. Reconnectez-vous comme ${donnees.identifiant}.`;
    phrases.push([`${cause} ${nombre}.`, lien(donnees.connexion, "Se reconnecter dans un autre onglet", { target: "_blank", rel: "noopener" }), bouton("C’est fait", () => file.verifierSession())]);
  } else if (tarde && aEnvoyer) {
    phrases.push([`${nombre}. ${file.echecs ? "Le serveur ne répond pas : tout est gardé dans ce navigateur et partira dès qu’il répondra." : "Nouvel essai bientôt."}`, bouton("Réessayer maintenant", () => file.vider({ maintenant: true }))]);
  }
  const versLesLignes = (noeuds) => noeuds.map((noeud) => parNoeud.get(noeud)).filter(Boolean).map((ligne) => lien(`#${ligne.groupe.id}`, ligne.nomCourt, {}));
  if (aTrancher.length) phrases.push([aTrancher.length > 1 ? `${aTrancher.length} lignes à trancher :` : "1 ligne à trancher :", ...versLesLignes(aTrancher)]);
  if (refusees.length) phrases.push([refusees.length > 1 ? `${refusees.length} lignes refusées :` : "1 ligne refusée :", ...versLesLignes(refusees)]);
  if (reserve.enPeril) phrases.push(["Ce navigateur refuse de garder les lignes à envoyer : ne fermez pas cette page avant qu’elles soient parties."]);
  const avaitLeFocus = boite.contains(document.activeElement);
  boite.replaceChildren(...phrases.map((morceaux) => {
    const phrase = document.createElement("p");
    phrase.append(...morceaux);
    return phrase;
  }));
  boite.hidden = phrases.length === 0;
  if (avaitLeFocus) (boite.querySelector("a, button") ?? lignes[0]?.champs.etat)?.focus();
  if (tarde && phrases.length) annoncer(phrases[0][0]);
}
function lien(href, texte, attributs) {
  const noeud = Object.assign(document.createElement("a"), { href, textContent: texte });
  for (const [nom, valeur] of Object.entries(attributs)) noeud.setAttribute(nom, valeur);
  return noeud;
}
function bouton(texte, geste) {
  const noeud = Object.assign(document.createElement("button"), { type: "button", className: "discret", textContent: texte });
  noeud.addEventListener("click", geste);
  return noeud;
}

// ——— What is typed, before it is sent ———

const nomDuBrouillon = (ligne) => `b:${ligne.noeud}:${onglet}`;
const enFrappe = new Map();
function noter(ligne) {
  clearTimeout(enFrappe.get(ligne));
  enFrappe.set(ligne, setTimeout(() => sauver(ligne), 200));
}
function sauver(ligne) {
  clearTimeout(enFrappe.get(ligne));
  enFrappe.delete(ligne);
  const dernier = dernierEnvoi(ligne);
  if (dernier ? ligne.aChangeDepuis(dernier.valeurs) : ligne.estModifiee)
    reserve.ecrire(nomDuBrouillon(ligne), { noeud: ligne.noeud, connue: ligne.connue, valeurs: ligne.valeurs() });
  else reserve.retirer(nomDuBrouillon(ligne));
}
function oublierLeBrouillon(ligne) {
  clearTimeout(enFrappe.get(ligne));
  enFrappe.delete(ligne);
  ligne.brouillonRepris = false;
  reserve.retirer(nomDuBrouillon(ligne));
}

/** Takes over what tabs that are gone have left, and shows again what was not sent; `tout`: this tab's own too. */
async function reprendre({ tout }) {
  const vivants = new Set();
  if (navigator.locks) for (const verrou of (await navigator.locks.query()).held) vivants.add(verrou.name);
  const estParti = (autre) => autre !== onglet && !vivants.has(`${cle}:onglet:${autre}`);
  const aPrendre = (auteur) => (tout && auteur === onglet) || estParti(auteur);
  const reprises = new Set();
  for (const envoi of file.envois()) {
    if (!aPrendre(envoi.onglet)) continue;
    // A conflict is asked again: what is in force may have changed since.
    file.garder({ ...envoi, onglet, refus: envoi.refus?.statut === 409 ? null : envoi.refus });
    const ligne = parNoeud.get(envoi.noeud);
    if (!ligne || ligne.aLaMain) continue;
    ligne.remettre(envoi.valeurs);
    reprises.add(ligne);
  }
  for (const nom of reserve.noms("b:")) {
    const [, noeud, auteur] = nom.split(":");
    const ligne = parNoeud.get(noeud);
    const brouillon = reserve.lire(nom);
    // Another draft of the row waits for the next time.
    if (!ligne || !brouillon || ligne.aLaMain || ligne.brouillonRepris || !aPrendre(auteur)) continue;
    if (auteur !== onglet && reserve.lire(nomDuBrouillon(ligne))) continue;
    ligne.brouillonRepris = true;
    ligne.remettre(brouillon.valeurs);
    if (!mesEnvois(ligne).length) ligne.connue = brouillon.connue;
    reserve.retirer(nom);
    sauver(ligne);
    reprises.add(ligne);
  }
  for (const ligne of reprises) {
    ligne.depart = ligne.valeurs();
    afficher(ligne);
  }
}

// ——— Gestures ———

const grille = {
  lignes,
  annoncer,
  ligneDe: (cible) => parNoeud.get(cible.closest?.("form")?.elements.namedItem("noeud")?.value),

  enregistrer(ligne, { expres = false } = {}) {
    const dernier = dernierEnvoi(ligne);
    if (dernier?.refus?.statut === 409) {
      sauver(ligne);
      if (expres) ligne.groupe.querySelector(".ligne-conflit h4")?.focus();
      return;
    }
    const aEnvoyer = dernier ? ligne.aChangeDepuis(dernier.valeurs) || (expres && dernier.refus) : ligne.estModifiee;
    if (!aEnvoyer) {
      oublierLeBrouillon(ligne);
      if (expres && dernier) file.vider({ maintenant: true });
      else if (expres) annoncer(`${ligne.nomCourt} : rien de nouveau à enregistrer.`);
      if (!dernier) ligne.fautesLocales = null;
      if (!dernier) ligne.fautes({});
      return afficher(ligne);
    }
    if (dernier?.refus && !ligne.estModifiee) {
      file.retirer(dernier);
      ligne.fautes({});
      oublierLeBrouillon(ligne);
      bandeau();
      return afficher(ligne);
    }
    const fautes = ligne.controler();
    ligne.fautes(fautes);
    ligne.fautesLocales = Object.keys(fautes).length ? fautes : null;
    if (ligne.fautesLocales) {
      if (dernier?.refus) file.retirer(dernier);
      sauver(ligne);
      afficher(ligne);
      annoncer(`${ligne.nomCourt} non enregistrée : ${Object.values(fautes).join(" ")}`);
      if (expres) ligne.champs[Object.keys(fautes)[0]].focus();
      return;
    }
    file.ajouter({ noeud: ligne.noeud, connue: ligne.connue, valeurs: ligne.envoyables() });
    oublierLeBrouillon(ligne);
    ligne.depart = ligne.valeurs();
    ligne.rejet = null;
    afficher(ligne);
    bandeau();
  },

  commeAvant(ligne) {
    const avant = ligne.avant();
    if (!avant) return annoncer(`${ligne.nomCourt} : rien n’a été saisi auparavant.`);
    ligne.remettre({ ...avant, dit_par: defauts.dit_par.value.trim() || ligne.champs.dit_par.value || avant.dit_par });
    change(ligne);
    annoncer(`${ligne.nomCourt}, comme avant : ${ligne.champs.etat.selectedOptions[0].text}.`);
  },

  manquanteSuivante(ligne) {
    const depuis = lignes.indexOf(ligne) + 1;
    const suivante = [...lignes.slice(depuis), ...lignes.slice(0, depuis)].find(
      (autre) => autre !== ligne && !autre.estSaisie && !autre.estModifiee && !file.pour(autre.noeud).length);
    if (!suivante) return annoncer("Aucune autre ligne sans saisie.");
    entrer(suivante, "etat");
  },

  /** Back to what the row said before typing; once more, what was typed. Nothing is lost by a slip of the hand. */
  rendre(ligne) {
    if (ligne.aChangeDepuis(ligne.depart)) {
      const rejet = ligne.valeurs();
      ligne.remettre(ligne.depart);
      change(ligne);
      ligne.rejet = rejet;
      annoncer(`${ligne.nomCourt} remise comme avant la frappe. Échap encore pour reprendre ce qui était tapé.`);
    } else if (ligne.rejet) {
      ligne.remettre(ligne.rejet);
      change(ligne);
      annoncer(`${ligne.nomCourt} : ce qui était tapé est repris.`);
    }
  },
};

function change(ligne) {
  ligne.rejet = null;
  ligne.fautesLocales = null;
  noter(ligne);
  afficher(ligne);
}

async function annuler(ligne, numero) {
  if (ligne.estModifiee || mesEnvois(ligne).length)
    return annoncer(`${ligne.nomCourt} : remettez d’abord la ligne comme elle était (Échap), ou attendez qu’elle soit enregistrée.`);
  ligne.dire("envoi", "Annulation…");
  const { statut, corps } = await file.sousVerrou(() =>
    file.poster(`${donnees.adresse}/annuler`, { noeud: ligne.noeud, semestre: donnees.semestre, saisie: numero }));
  const tenue = statut === 200 ? corps : statut === 409 ? corps.en_vigueur ?? { valeurs: null } : null;
  if (tenue) {
    compterAutour(ligne, () => ligne.acquerir(tenue, ligne.base));
    ligne.depart = ligne.valeurs();
    canal?.postMessage({ noeud: ligne.noeud, corps: tenue });
    afficherLesDefauts();
  }
  afficher(ligne);
  if (statut === 200) {
    const suite = corps.valeurs ? `la saisie d’avant vaut de nouveau (${ligne.champs.etat.selectedOptions[0].text})` : "la ligne est sans saisie";
    ligne.dire(ligne.repos.genre, `Saisie annulée : ${suite}`);
  } else if (statut === 409) ligne.dire(ligne.repos.genre, "Non annulée : quelqu’un a saisi depuis, voici sa version");
  else if (statut === 401) file.fermer("fermee");
  else ligne.dire("refus", `Non annulée : ${statut ? raison(corps) : "le serveur ne répond pas, réessayez"}`);
  annoncer(`${ligne.nomCourt}. ${ligne.sort.textContent}.`);
}

// ——— What goes from row to row ———

function afficherLesDefauts() {
  const { seance, dit_par: champ } = defauts;
  const ditPar = champ.value.trim();
  for (const ligne of lignes) {
    if (seance.value) ligne.cache("seance").value = seance.value;
    else if (!ligne.estSaisie) ligne.cache("seance").value = "";
    if (ligne.estSaisie || ligne.estModifiee || mesEnvois(ligne).length || ligne.brouillonRepris) continue;
    if (ligne.champs.dit_par.value.trim() !== ligne.base.dit_par) continue;
    ligne.champs.dit_par.value = ditPar;
    ligne.base.dit_par = ditPar;
    ligne.depart.dit_par = ditPar;
  }
}
function retenirLesDefauts() {
  reserve.ecrire("d", { seance: defauts.seance.value, dit_par: defauts.dit_par.value });
  afficherLesDefauts();
}
const retenus = reserve.lire("d");
const demandes = new URLSearchParams(location.search);
if (retenus && !demandes.has("seance")) defauts.seance.value = retenus.seance;
if (retenus && !demandes.has("dit_par")) defauts.dit_par.value = retenus.dit_par;
for (const champ of Object.values(defauts)) champ.addEventListener("change", retenirLesDefauts);

// ——— Events ———

racine.addEventListener("focusin", ({ target, relatedTarget }) => {
  const ligne = grille.ligneDe(target);
  if (ligne && !ligne.groupe.contains(relatedTarget) && document.hasFocus() && !ligne.aLaMain) {
    ligne.aLaMain = true;
    ligne.depart = ligne.valeurs();
    ligne.rejet = null;
  }
});
racine.addEventListener("focusout", ({ target }) => {
  const ligne = grille.ligneDe(target);
  if (!ligne) return;
  // Once the focus has settled: another window in front is not another row.
  setTimeout(() => {
    if (!document.hasFocus() || ligne.groupe.contains(document.activeElement)) return sauver(ligne);
    ligne.aLaMain = false;
    grille.enregistrer(ligne);
  });
});
for (const nom of ["input", "change"])
  racine.addEventListener(nom, ({ target }) => {
    const ligne = grille.ligneDe(target);
    if (!ligne || ligne.champs[target.name] !== target) return;
    change(ligne);
    if (nom === "change" && target.name === "dit_par" && target.value.trim()) {
      defauts.dit_par.value = target.value.trim();
      retenirLesDefauts();
    }
    // Changed by a tool that does not move the focus: there is nothing to be left. While the focus goes from a field to
    // the next one it is nowhere: it is looked at once it has settled.
    if (nom === "change") setTimeout(() => ligne.groupe.contains(document.activeElement) || grille.enregistrer(ligne));
  });
racine.addEventListener("submit", (envoi) => {
  const ligne = grille.ligneDe(envoi.target);
  if (!ligne) return;
  envoi.preventDefault();
  if (envoi.submitter?.name === "saisie") annuler(ligne, envoi.submitter.value);
  else grille.enregistrer(ligne, { expres: true });
});
racine.addEventListener("click", ({ target }) => {
  if (target.dataset?.geste === "avant") grille.commeAvant(grille.ligneDe(target));
});
brancherLeClavier(racine, grille);

function acquerir({ envoi, noeud = envoi.noeud, corps }) {
  const ligne = parNoeud.get(noeud);
  if (!ligne) return;
  const estMien = envoi && (envoi.onglet === onglet || !ligne.aChangeDepuis(envoi.valeurs));
  // Typed here meanwhile on older words: it will be sent with the number it knew, and the server will tell.
  if (!estMien && (ligne.estModifiee || mesEnvois(ligne).length)) return;
  compterAutour(ligne, () => ligne.acquerir(corps, estMien ? envoi.valeurs : undefined));
  ligne.brouillonRepris = false;
  if (!ligne.aLaMain) ligne.depart = ligne.valeurs();
  ligne.fautes({});
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
  bandeau();
});
for (const nom of ["session", "reseau"])
  file.addEventListener(nom, () => {
    for (const envoi of file.envois()) if (parNoeud.has(envoi.noeud)) afficher(parNoeud.get(envoi.noeud));
    bandeau();
  });
if (canal)
  canal.onmessage = ({ data }) => {
    acquerir(data);
    const ligne = parNoeud.get(data.noeud ?? data.envoi.noeud);
    if (ligne) setTimeout(() => afficher(ligne), 50);
  };
addEventListener("storage", ({ key, newValue, oldValue }) => {
  if (!key?.startsWith(`${cle}:f:`)) return;
  const { noeud } = JSON.parse(newValue ?? oldValue ?? "{}");
  if (parNoeud.has(noeud)) afficher(parNoeud.get(noeud));
  bandeau();
});
const insister = () => {
  if (file.etat === "fermee" || file.etat === "autre") file.verifierSession();
  else file.vider({ maintenant: true });
};
addEventListener("online", insister);
addEventListener("focus", insister);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") insister();
  else for (const ligne of [...enFrappe.keys()]) sauver(ligne);
});
addEventListener("pagehide", () => {
  for (const ligne of [...enFrappe.keys()]) sauver(ligne);
});
addEventListener("beforeunload", (depart) => {
  if (reserve.enPeril) depart.preventDefault();
});

await reprendre({ tout: true });
afficherLesDefauts();
document.getElementById("raccourcis").hidden = false;
bandeau();
racine.dataset.prete = "";
file.vider();
// A page that was just closed may still have held its name.
setTimeout(async () => {
  await reprendre({ tout: false });
  file.vider();
}, 1500);
