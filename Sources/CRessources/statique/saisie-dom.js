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
  const heure = `à ${date.getHours()} h ${String(date.getMinutes()).padStart(2, "0")}`;
  if (date.toDateString() === new Date().toDateString()) return heure;
  return `le ${date.toLocaleDateString("fr-FR", { day: "numeric", month: "long", year: "numeric" })} ${heure}`;
}
