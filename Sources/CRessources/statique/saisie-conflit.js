// Two people on the same row: both versions, side by side, and the choice. Nothing is sent until it is made.
import { differents, element, heure } from "./saisie-ligne.js";

const LIBELLES = {
  etat: "État", avancement: "Avancement", meteo: "Météo", blocage: "Motif du blocage", note: "Note", dit_par: "Dit par",
  prochaines_etapes: "Prochaines étapes", freins: "Freins", solutions: "Solutions", arbitrage: "Arbitrage demandé",
  note_audience: "Qui peut lire la note",
};

/** The words that a value has on the page. */
function mots(ligne, champ, valeur) {
  if (!valeur) return "rien";
  const controle = ligne.champs[champ];
  if (controle.tagName === "SELECT") return [...controle.options].find((option) => option.value === valeur)?.text ?? valeur;
  return champ === "avancement" ? `${valeur} %` : valeur;
}

/**
 * `choix.mienne(valeurs)` sends these values over what is in force, `choix.leur()` takes what is in force.
 * The panel that is already there for the same declaration stays, with what was ticked in it.
 */
export function montrerConflit(ligne, { en_vigueur: enVigueur, miennes }, choix) {
  const cle = `${enVigueur?.saisie ?? "retiree"}|${JSON.stringify(miennes)}`;
  const ancien = ligne.groupe.querySelector(".ligne-conflit");
  if (ancien?.dataset.cle === cle) return ancien;
  const avaitLeFocus = ancien?.contains(document.activeElement);
  const rang = ligne.champs.etat.id;
  const titre = element("h4", { id: `conflit-${rang}`, tabindex: "-1" });
  const panneau = element("div", { class: "ligne-conflit", role: "group", "aria-labelledby": titre.id });
  panneau.dataset.cle = cle;
  panneau.append(titre);
  if (enVigueur) remplir(panneau, titre, ligne, enVigueur, miennes, choix);
  else {
    titre.textContent = "La saisie que vous aviez sous les yeux a été retirée depuis.";
    panneau.append(gestes(bouton("Garder la mienne", () => choix.mienne(miennes)), bouton("Laisser sans saisie", choix.leur)));
  }
  ancien?.remove();
  ligne.groupe.append(panneau);
  if (avaitLeFocus) titre.focus();
  return panneau;
}

function remplir(panneau, titre, ligne, enVigueur, miennes, choix) {
  const auteur = enVigueur.saisi_par;
  titre.textContent = `${auteur} a saisi cette ligne à ${heure(enVigueur.saisi_le)}, pendant que vous écriviez.`;
  const champs = differents(miennes, enVigueur.valeurs);
  const corps = element("tbody");
  for (const champ of champs) {
    const cellule = (cote, valeur) => {
      const id = `choix-${cote}-${ligne.champs[champ].id}`;
      const radio = element("input", { type: "radio", id, name: `choix-${champ}`, value: cote, "aria-label": `${LIBELLES[champ]}, ${cote === "mienne" ? "la vôtre" : `celle de ${auteur}`} : ${mots(ligne, champ, valeur)}` });
      radio.checked = cote === "mienne";
      return element("td", {}, element("label", { for: id }, radio, mots(ligne, champ, valeur)));
    };
    corps.append(element("tr", {}, element("th", { scope: "row" }, LIBELLES[champ]), cellule("mienne", miennes[champ]), cellule("leur", enVigueur.valeurs[champ])));
  }
  const tete = element("thead", {}, element("tr", {}, ...["Champ", "La vôtre", `Celle de ${auteur}`].map((texte) => element("th", { scope: "col" }, texte))));
  const legende = element("caption", {}, "Ce qui diffère ; tout autre champ dit la même chose.");
  const assembler = () => {
    const valeurs = { ...miennes };
    for (const champ of champs)
      if (panneau.querySelector(`[name="choix-${champ}"]:checked`).value === "leur") valeurs[champ] = enVigueur.valeurs[champ] ?? "";
    return valeurs;
  };
  panneau.append(
    // A form of its own would nest: the radios belong to none, so that the row does not send them.
    element("table", { class: "dense" }, legende, tete, corps),
    gestes(
      bouton("Garder la mienne", () => choix.mienne(miennes)),
      bouton(`Garder celle de ${auteur}`, choix.leur),
      ...(champs.length > 1 ? [bouton("Enregistrer les versions cochées", () => choix.mienne(assembler()))] : []),
    ),
  );
}

const gestes = (...boutons) => element("p", { class: "actions" }, ...boutons);
function bouton(texte, geste) {
  const noeud = element("button", { type: "button", class: "second" }, texte);
  noeud.addEventListener("click", geste);
  return noeud;
}
