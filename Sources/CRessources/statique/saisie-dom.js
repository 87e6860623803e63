// Small pieces of a page, made by the scripts of the entry grid.

export const element = (nom, attributs = {}, ...enfants) => {
  const noeud = document.createElement(nom);
  for (const [cle, valeur] of Object.entries(attributs)) if (valeur !== null) noeud.setAttribute(cle, valeur);
  noeud.append(...enfants);
  return noeud;
};
export const lien = (href, texte, attributs = {}) => element("a", { href, ...attributs }, texte);
export function bouton(texte, genre, geste) {
  const noeud = element("button", { type: "button", class: genre }, texte);
  noeud.addEventListener("click", geste);
  return noeud;
}
/** What cannot be called back is asked twice, on the same button. */
export function boutonSur(texte, question, geste) {
  const noeud = bouton(texte, "discret", () => {
    if (noeud.textContent === question) return geste();
    noeud.textContent = question;
  });
  noeud.addEventListener("blur", () => (noeud.textContent = texte));
  return noeud;
}
export const nombre = (combien, un, plusieurs) => `${combien} ${combien > 1 ? plusieurs : un}`;

/** « à 10 h 05 », with its day when it is not today. */
export function moment(instant) {
  const date = new Date(instant);
  // On the clocks of the département, wherever the browser is.
  const timeZone = document.getElementById("saisie")?.dataset.fuseau || undefined;
  const dire = (forme) => new Intl.DateTimeFormat("fr-FR", { timeZone, ...forme });
  const parties = dire({ hour: "numeric", minute: "2-digit", hourCycle: "h23" }).formatToParts(date);
  const partie = (type) => parties.find((partie) => partie.type === type).value;
  const heure = `à ${Number(partie("hour"))} h ${partie("minute").padStart(2, "0")}`;
  const jour = dire({ day: "numeric", month: "long", year: "numeric" });
  return jour.format(date) === jour.format(new Date()) ? heure : `le ${jour.format(date)} ${heure}`;
}
