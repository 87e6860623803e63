// What the rows and the page say: where each row stands, the answers to gestures, the counts.
import { montrerConflit } from "./saisie-conflit.js";

const CAUSES = {
  coupee: "Gardée dans ce navigateur : le serveur ne répond pas",
  fermee: "Gardée dans ce navigateur : votre session est fermée",
  autre: "Gardée dans ce navigateur : une autre personne est connectée",
};

export function dires(grille) {
  const { donnees, file, onglet } = grille;
  const compte = { total: Number(donnees.total), saisies: Number(donnees.saisies) };
  let aDire = [];
  let minuterie;

  const mesEnvois = (ligne) => file.pour(ligne.noeud).filter((envoi) => envoi.onglet === onglet);
  const dernierEnvoi = (ligne) => mesEnvois(ligne).at(-1);
  const raison = ({ message, champs = {} }) => {
    const fautes = Object.values(champs);
    return fautes.length > 1 ? `${fautes.length} champs à corriger` : (fautes[0] ?? message ?? "le serveur l’a refusée");
  };

  function afficher(ligne) {
    const dernier = dernierEnvoi(ligne);
    const statut = dernier?.refus?.statut;
    if (statut !== 409) ligne.groupe.querySelector(".ligne-conflit")?.remove();
    if (statut === 409) {
      const auteur = dernier.refus.en_vigueur?.saisi_par;
      ligne.dire("conflit", auteur ? `Non enregistrée : ${auteur} a saisi cette ligne entre-temps` : "Non enregistrée : la saisie a été retirée entre-temps");
      ouvrirLeConflit(ligne, dernier.refus.en_vigueur);
    } else if (statut && !ligne.aChangeDepuis(dernier.valeurs)) {
      ligne.fautes(dernier.refus.champs ?? {});
      ligne.dire("refus", `Non enregistrée : ${raison(dernier.refus)}`);
    } else if (dernier && !statut && !ligne.aChangeDepuis(dernier.valeurs)) {
      if (file.obstacle(ligne.noeud)) ligne.dire("attente", "En attente : un autre onglet tient une version refusée de cette ligne. Revenir ici envoie celle-ci");
      else if (file.enVol === dernier.id && !file.echecs) ligne.dire("envoi", "Enregistrement…");
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
    ligne.offrir("abandonner", "Abandonner", Boolean((ligne.fautesLocales || (statut && statut !== 409)) && ligne.baseConnue));
    ligne.offrir("retablir", "Rétablir", Boolean(ligne.aRetablir));
  }

  function ouvrirLeConflit(ligne, enVigueur) {
    const numero = enVigueur ? String(enVigueur.saisie) : "";
    // The focus first: the panel goes away with the button that had it.
    const trancher = (valeurs, envoi) => {
      ligne.champs.etat.focus();
      ligne.remplacer(valeurs);
      for (const mien of envoi ? [] : mesEnvois(ligne)) file.retirer(mien);
      if (envoi) file.ajouter({ noeud: ligne.noeud, titre: ligne.nomCourt, ...envoi, valeurs: ligne.envoyables() });
      grille.brouillons.oublier(ligne);
    };
    montrerConflit(ligne, enVigueur, {
      mienne(valeurs) {
        ligne.connue = numero;
        trancher(valeurs, { connue: numero, malgre: numero });
        afficher(ligne);
        repondre(ligne, "votre choix est envoyé.");
        grille.bandeau.dessiner();
      },
      leur() {
        trancher(enVigueur?.valeurs ?? {}, null);
        compterAutour(ligne, () => ligne.acquerir(enVigueur ?? { valeurs: null }));
        ligne.depart = ligne.valeurs();
        grille.defauts.porterSur(ligne);
        afficher(ligne);
        repondre(ligne, "la version en vigueur est gardée. Échap pour reprendre la vôtre.");
        grille.bandeau.dessiner();
      },
    });
  }

  /** For those who listen; several messages in a row are said together. */
  function annoncer(message) {
    aDire = [...aDire.slice(-2), message];
    clearTimeout(minuterie);
    minuterie = setTimeout(() => {
      document.getElementById("annonces").textContent = aDire.join(" ");
      aDire = [];
    }, 200);
  }
  /** The answer to a gesture, for everyone: in its row too. */
  function repondre(ligne, message) {
    ligne.avertir(message.charAt(0).toUpperCase() + message.slice(1));
    annoncer(`${ligne.nomCourt} : ${message}`);
  }

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

  return { mesEnvois, dernierEnvoi, raison, afficher, annoncer, repondre, compterAutour };
}
