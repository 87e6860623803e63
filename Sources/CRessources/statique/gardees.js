// Outside the entry grid: what the grids of this browser still keep of the person who is signed in. Rows that were left with
// their page are sent from here; what cannot be is said, with the way back to its grid.
import { element, lien, nombre } from "./saisie-dom.js";
import { File } from "./saisie-file.js";
import { ongletsVivants } from "./saisie-onglet.js";
import { enToutesLettres, grillesGardees, lignesGardees, Reserve } from "./saisie-reserve.js";

const identifiant = document.querySelector(".compte-identifiant").textContent.replace(/^\(|\)$/g, "");
const avis = element("div", { class: "message attention", role: "status", hidden: "" });
document.getElementById("contenu").prepend(avis);

async function dessiner() {
  const vivant = await ongletsVivants();
  const phrases = grillesGardees(identifiant).flatMap(({ cle, plan, semestre, adresse }) => {
    const lignes = lignesGardees(cle, vivant);
    const nom = document.querySelector(`main a[href="/plans/${plan}"], .plan-nom a[href="/plans/${plan}"]`)?.textContent ?? plan;
    const combien = `${nombre(lignes.length, "ligne gardée", "lignes gardées")} dans ce navigateur, pas encore ${lignes.length > 1 ? "enregistrées" : "enregistrée"}`;
    return lignes.length ? [element("p", {}, `${nom}, ${enToutesLettres(semestre)}. ${combien} : `, lien(adresse, "rouvrir la grille"), ".")] : [];
  });
  avis.replaceChildren(...phrases);
  avis.hidden = phrases.length === 0;
}

/** The grid says what sending asks for: the base that its rows are of, and the proof of its forms. */
async function envoyer({ cle, base, semestre, adresse }) {
  const reserve = new Reserve(cle);
  if (!reserve.noms("f:").length) return;
  // No pilote has this name: the page comes without rows.
  const reponse = await fetch(`${adresse}&pilote=-`, { credentials: "same-origin", cache: "no-store" });
  const donnees = new DOMParser().parseFromString(await reponse.text(), "text/html").getElementById("saisie")?.dataset;
  if (donnees?.base !== base || donnees.identifiant !== identifiant) return;
  const file = new File({
    reserve, onglet: "", adresse: donnees.adresse, adresseSession: donnees.session, identifiant, csrf: donnees.csrf, semestre,
  });
  const canal = "BroadcastChannel" in window ? new BroadcastChannel(cle) : null;
  file.addEventListener("acquis", ({ detail }) => canal?.postMessage(detail));
  for (const nom of ["session", "reseau"]) file.addEventListener(nom, dessiner);
  // Once it is answered: what is on its way is not yet kept back.
  file.addEventListener("change", () => file.enVol || dessiner());
  await file.vider();
}

await Promise.allSettled(grillesGardees(identifiant).map(envoyer));
await dessiner();
addEventListener("storage", dessiner);
// A page that was just closed may still have held its name.
setTimeout(dessiner, 1500);
