// Two people on the same row: both versions, side by side, and the choice. Nothing is sent until it is made.
import { bouton, element, moment } from "./saisie-dom.js";
import { differents, LIBELLES } from "./saisie-ligne.js";

/** The words that a value has on the page. */
export function mots(ligne, champ, valeur) {
  if (!valeur) return "rien";
  const controle = ligne.champs[champ];
  if (controle.tagName === "SELECT") return [...controle.options].find((option) => option.value === valeur)?.text ?? valeur;
  return champ === "avancement" ? `${valeur} %` : valeur;
}

/**
 * `choix.mienne(valeurs)` sends these values over what is in force, `choix.leur()` takes what is in force. The fields stay
 * open: the panel follows what is typed in them, and what they say when the choice is made is what is chosen.
 */
export function montrerConflit(ligne, enVigueur, choix) {
  const miennes = ligne.valeurs();
  const cle = JSON.stringify([enVigueur?.saisie ?? "retiree", miennes]);
  const ancien = ligne.groupe.querySelector(".ligne-conflit");
  if (ancien?.dataset.cle === cle) return;
  const avaitLeFocus = ancien?.contains(document.activeElement);
  const titre = element("h4", { id: `conflit-${ligne.champs.etat.id}`, tabindex: "-1" });
  const panneau = element("div", { class: "ligne-conflit", role: "group", "aria-labelledby": titre.id });
  panneau.dataset.cle = cle;
  panneau.append(titre);
  if (enVigueur) remplir(panneau, titre, ligne, { enVigueur, miennes, leurs: cochesLeur(ancien, enVigueur.saisie, miennes) }, choix);
  else {
    titre.textContent = "La saisie que vous aviez sous les yeux a été retirée depuis.";
    panneau.append(gestes(second("Garder la mienne", () => choix.mienne(ligne.valeurs())), second("Laisser sans saisie", choix.leur)));
  }
  ancien?.remove();
  ligne.groupe.append(panneau);
  if (avaitLeFocus) titre.focus();
}

/** The fields for which this other version was ticked, but those that were typed in since. */
function cochesLeur(ancien, saisie, miennes) {
  if (!ancien) return [];
  const [declaration, vues] = JSON.parse(ancien.dataset.cle);
  if (declaration !== saisie) return [];
  return [...ancien.querySelectorAll("[value=leur]:checked")]
    .map((radio) => radio.name.replace("choix-", ""))
    .filter((champ) => vues[champ] === miennes[champ]);
}

function remplir(panneau, titre, ligne, { enVigueur, miennes, leurs }, choix) {
  const auteur = enVigueur.saisi_par;
  titre.textContent = `${auteur} a saisi cette ligne ${moment(enVigueur.saisi_le)}, pendant que vous écriviez.`;
  const champs = differents(miennes, enVigueur.valeurs);
  const corps = element("tbody");
  for (const champ of champs) {
    const cellule = (cote, valeur) => {
      const id = `choix-${cote}-${ligne.champs[champ].id}`;
      const radio = element("input", { type: "radio", id, name: `choix-${champ}`, value: cote, "aria-label": `${LIBELLES[champ]}, ${cote === "mienne" ? "la vôtre" : `celle de ${auteur}`} : ${mots(ligne, champ, valeur)}` });
      radio.checked = cote === (leurs.includes(champ) ? "leur" : "mienne");
      return element("td", {}, element("label", { for: id }, radio, mots(ligne, champ, valeur)));
    };
    corps.append(element("tr", {}, element("th", { scope: "row" }, LIBELLES[champ]), cellule("mienne", miennes[champ]), cellule("leur", enVigueur.valeurs[champ])));
  }
  const tete = element("thead", {}, element("tr", {}, ...["Champ", "La vôtre", `Celle de ${auteur}`].map((texte) => element("th", { scope: "col" }, texte))));
  const legende = element("caption", {}, "Ce qui diffère ; tout autre champ dit la même chose.");
  const assembler = () => {
    const valeurs = ligne.valeurs();
    for (const champ of champs)
      if (panneau.querySelector(`[name="choix-${champ}"]:checked`).value === "leur") valeurs[champ] = enVigueur.valeurs[champ] ?? "";
    return valeurs;
  };
  panneau.append(
    // A form of its own would nest: the radios belong to none, so that the row does not send them.
    element("table", { class: "dense" }, legende, tete, corps),
    gestes(
      second("Garder la mienne", () => choix.mienne(ligne.valeurs())),
      second(`Garder celle de ${auteur}`, choix.leur),
      ...(champs.length > 1 ? [second("Enregistrer les versions cochées", () => choix.mienne(assembler()))] : []),
    ),
  );
}

const gestes = (...boutons) => element("p", { class: "actions" }, ...boutons);
const second = (texte, geste) => bouton(texte, "second", geste);
