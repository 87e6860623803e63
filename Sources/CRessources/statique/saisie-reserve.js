// What the browser keeps of a grid. Keys of the store, after the one of the grid (`cleDe`):
//   f:{id} an envoi    b:{noeud}:{onglet} what is being typed    d what goes from row to row

const PREFIXE = "plantracker:saisie:";
export const cleDe = ({ base, plan, semestre, identifiant }) => `${PREFIXE}${base}:${plan}:${semestre}:${identifiant}`;

export class Reserve {
  constructor(cle) {
    this.cle = cle;
    this.memoire = new Map();
    this.enPanne = false;
  }
  lire(nom) {
    try {
      const texte = this.memoire.get(nom) ?? localStorage.getItem(`${this.cle}:${nom}`);
      return texte ? JSON.parse(texte) : null;
    } catch {
      return null;
    }
  }
  ecrire(nom, valeur) {
    const texte = JSON.stringify(valeur);
    try {
      localStorage.setItem(`${this.cle}:${nom}`, texte);
      this.memoire.delete(nom);
    } catch {
      this.memoire.set(nom, texte);
      this.enPanne = true;
    }
  }
  retirer(nom) {
    this.memoire.delete(nom);
    try {
      localStorage.removeItem(`${this.cle}:${nom}`);
    } catch {
      this.enPanne = true;
    }
  }
  noms(debut) {
    const noms = new Set([...this.memoire.keys()].filter((nom) => nom.startsWith(debut)));
    const prefixe = `${this.cle}:`;
    for (const nom of clesDuNavigateur())
      if (nom.startsWith(prefixe + debut)) noms.add(nom.slice(prefixe.length));
    return [...noms].sort();
  }
  /** The drafts, with the tab that wrote each. */
  brouillons() {
    return this.noms("b:").flatMap((nom) => {
      const [, noeud, onglet] = nom.split(":");
      const brouillon = this.lire(nom);
      return brouillon ? [{ ...brouillon, nom, noeud, onglet }] : [];
    });
  }
  /** True when words live in this page alone and would die with it. */
  get enPeril() {
    return [...this.memoire.keys()].some((nom) => nom.startsWith("f:") || nom.startsWith("b:"));
  }
}

function clesDuNavigateur() {
  try {
    return Array.from({ length: localStorage.length }, (_, rang) => localStorage.key(rang));
  } catch {
    return [];
  }
}

/** The grids of which this browser keeps words of `identifiant`: { cle, base, plan, semestre, adresse }. */
export function grillesGardees(identifiant) {
  const grilles = new Map();
  for (const nom of clesDuNavigateur()) {
    if (!nom.startsWith(PREFIXE)) continue;
    const [base, plan, semestre, auteur, genre] = nom.slice(PREFIXE.length).split(":");
    if (auteur !== identifiant || (genre !== "f" && genre !== "b")) continue;
    const cle = cleDe({ base, plan, semestre, identifiant });
    grilles.set(cle, { cle, base, plan, semestre, adresse: `/plans/${plan}/saisie?semestre=${semestre}` });
  }
  return [...grilles.values()];
}

/** The rows of a grid that wait here for somebody: those of no tab that lives. */
export function lignesGardees(cle, vivant) {
  const reserve = new Reserve(cle);
  const envois = reserve.noms("f:").map((nom) => reserve.lire(nom)).filter(Boolean);
  const orphelins = [...envois, ...reserve.brouillons()].filter(({ onglet }) => !vivant(cle, onglet));
  return [...new Set(orphelins.map(({ noeud }) => noeud))];
}

/** « 2019-S2 », in words. */
export const enToutesLettres = (semestre) => semestre.replace(/^(\d+)-S(\d)$/, (_, annee, rang) => `${rang === "1" ? "1er" : "2nd"} semestre ${annee}`);
