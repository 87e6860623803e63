// What one does to a row.
import { entrer } from "./saisie-clavier.js";

export function gestes(grille) {
  const { donnees, file, lignes, brouillons, defauts, afficher, annoncer, repondre, dernierEnvoi, mesEnvois } = grille;

  function change(ligne) {
    ligne.fautesLocales = null;
    ligne.avertir("");
    brouillons.noter(ligne);
    afficher(ligne);
  }

  function enregistrer(ligne, { expres = false } = {}) {
    const dernier = dernierEnvoi(ligne);
    if (dernier?.refus?.statut === 409) {
      brouillons.sauver(ligne);
      if (expres) ligne.groupe.querySelector(".ligne-conflit h4")?.focus();
      return;
    }
    const aEnvoyer = dernier ? ligne.aChangeDepuis(dernier.valeurs) || (expres && dernier.refus) : ligne.estModifiee;
    if (!aEnvoyer) {
      brouillons.oublier(ligne);
      if (expres && dernier) file.vider({ maintenant: true });
      else if (expres) repondre(ligne, "rien de nouveau à enregistrer.");
      if (!dernier) ligne.fautesLocales = null;
      if (!dernier) ligne.fautes({});
      return afficher(ligne);
    }
    if (dernier?.refus && !ligne.estModifiee) {
      ligne.retenir(dernier.valeurs);
      file.retirer(dernier);
      ligne.fautes({});
      brouillons.oublier(ligne);
      grille.bandeau.dessiner();
      return afficher(ligne);
    }
    const fautes = ligne.controler();
    ligne.fautes(fautes);
    ligne.fautesLocales = Object.keys(fautes).length ? fautes : null;
    if (ligne.fautesLocales) {
      if (dernier?.refus) file.retirer(dernier);
      brouillons.sauver(ligne);
      afficher(ligne);
      annoncer(`${ligne.nomCourt} non enregistrée : ${Object.values(fautes).join(" ")}`);
      if (expres) ligne.champs[Object.keys(fautes)[0]].focus();
      return;
    }
    ligne.aRetablir = null;
    file.ajouter({ noeud: ligne.noeud, titre: ligne.nomCourt, connue: ligne.connue, valeurs: ligne.envoyables() });
    brouillons.oublier(ligne);
    ligne.depart = ligne.valeurs();
    afficher(ligne);
    grille.bandeau.dessiner();
  }

  function commeAvant(ligne) {
    const avant = ligne.avant();
    if (!avant) return repondre(ligne, "rien n’a été saisi auparavant.");
    ligne.remplacer({ ...avant, dit_par: defauts.ditPar || ligne.champs.dit_par.value || avant.dit_par });
    change(ligne);
    repondre(ligne, `comme avant, ${ligne.champs.etat.selectedOptions[0].text}. Échap pour revenir à ce qui était là.`);
  }

  function manquanteSuivante(ligne) {
    const depuis = lignes.indexOf(ligne) + 1;
    const suivante = [...lignes.slice(depuis), ...lignes.slice(0, depuis)].find(
      (autre) => autre !== ligne && !autre.estSaisie && !autre.estModifiee && !file.pour(autre.noeud).length);
    if (!suivante) return repondre(ligne, "aucune autre ligne sans saisie.");
    entrer(suivante, "etat");
  }

  /** Back to what the row said before; once more, what was typed. */
  function rendre(ligne) {
    const frappe = ligne.aChangeDepuis(ligne.depart);
    if (!ligne.reculer()) return;
    change(ligne);
    repondre(ligne, frappe || !ligne.estModifiee
      ? "remise comme avant la frappe. Échap encore pour reprendre ce qui était tapé."
      : "ce qui était tapé est repris. Échap encore pour revenir en arrière.");
  }

  /** Gives up a refused row: what is in force again. */
  function abandonner(ligne) {
    ligne.aRetablir = { valeurs: ligne.valeurs() };
    ligne.remplacer(ligne.base);
    for (const mien of mesEnvois(ligne)) file.retirer(mien);
    ligne.fautesLocales = null;
    ligne.fautes({});
    brouillons.oublier(ligne);
    afficher(ligne);
    ligne.gestes.querySelector("[data-geste=retablir]").focus();
    repondre(ligne, "abandonnée, la ligne est comme elle était. « Rétablir » rend ce qui était tapé.");
    grille.bandeau.dessiner();
  }
  function retablir(ligne) {
    const { valeurs, seance } = ligne.aRetablir;
    ligne.aRetablir = null;
    ligne.champs.etat.focus();
    ligne.remplacer(valeurs);
    change(ligne);
    if (seance === undefined) return repondre(ligne, "ce qui était tapé est repris.");
    // It was recorded: it is again.
    ligne.ecrira(seance);
    enregistrer(ligne, { expres: true });
  }

  async function annuler(ligne, numero) {
    if (ligne.estModifiee || mesEnvois(ligne).length)
      return repondre(ligne, "remettez d’abord la ligne comme elle était (Échap), ou attendez qu’elle soit enregistrée. Rien n’est annulé.");
    ligne.avertir("");
    ligne.dire("envoi", "Annulation…");
    const annulees = { valeurs: ligne.valeurs(), seance: ligne.seance.tenue };
    const { statut, corps } = await file.sousVerrou(() =>
      file.poster(`${donnees.adresse}/annuler`, { noeud: ligne.noeud, semestre: donnees.semestre, saisie: numero }));
    const tenue = statut === 200 ? corps : statut === 409 ? (corps.en_vigueur ?? { valeurs: null }) : null;
    if (tenue) {
      if (statut === 200) ligne.aRetablir = annulees;
      grille.compterAutour(ligne, () => ligne.acquerir(tenue, ligne.base));
      ligne.depart = ligne.valeurs();
      grille.canal?.postMessage({ noeud: ligne.noeud, corps: tenue });
      defauts.porterSur(ligne);
    }
    afficher(ligne);
    if (statut === 200) {
      const suite = corps.valeurs ? `la saisie d’avant vaut de nouveau (${ligne.champs.etat.selectedOptions[0].text})` : "la ligne est sans saisie";
      ligne.dire(ligne.repos.genre, `Saisie annulée : ${suite}`);
    } else if (statut === 409) ligne.dire(ligne.repos.genre, "Non annulée : quelqu’un a saisi depuis, voici sa version");
    else if (statut === 401) file.fermer("fermee");
    else ligne.dire("refus", `Non annulée : ${statut ? grille.raison(corps) : "le serveur ne répond pas, réessayez"}`);
    annoncer(`${ligne.nomCourt}. ${ligne.sort.textContent}.`);
  }

  /** What another tab was refused no longer holds back what this one says of the row. */
  function prendreLaMain(ligne) {
    const obstacle = file.obstacle(ligne.noeud);
    if (!obstacle) return;
    ligne.retenir(obstacle.valeurs);
    file.retirer(obstacle);
    repondre(ligne, "cette version remplace celle qui a été refusée dans un autre onglet.");
    file.vider();
  }

  return { change, enregistrer, commeAvant, manquanteSuivante, rendre, abandonner, retablir, annuler, prendreLaMain };
}
