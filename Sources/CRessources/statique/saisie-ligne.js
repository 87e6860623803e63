// A row: its fields, what is in force, what is typed, and what it says of itself.

export const COLONNES = ["etat", "avancement", "meteo", "blocage", "note", "dit_par"];
export const AUTRES = ["prochaines_etapes", "freins", "solutions", "arbitrage", "note_audience"];
export const CHAMPS = [...COLONNES, ...AUTRES];

const net = (texte) => String(texte ?? "").replaceAll("\r\n", "\n").trim();
const egal = (unes, autres) => differents(unes, autres).length === 0;
/** Nobody may read a note that is not there: its audience says nothing then. */
export const differents = (unes, autres) =>
  CHAMPS.filter((champ) => net(unes[champ]) !== net(autres[champ]) && (champ !== "note_audience" || net(unes.note) || net(autres.note)));

export const heure = (instant) => {
  const date = new Date(instant);
  return `${date.getHours()} h ${String(date.getMinutes()).padStart(2, "0")}`;
};
export const element = (nom, attributs = {}, ...enfants) => {
  const noeud = document.createElement(nom);
  for (const [cle, valeur] of Object.entries(attributs)) if (valeur !== null) noeud.setAttribute(cle, valeur);
  noeud.append(...enfants);
  return noeud;
};

export class Ligne {
  constructor(formulaire) {
    this.formulaire = formulaire;
    this.groupe = formulaire.querySelector(".ligne");
    this.section = formulaire.closest(".saisie-groupe");
    this.champs = Object.fromEntries(CHAMPS.map((champ) => [champ, formulaire.elements.namedItem(champ)]));
    this.noeud = this.cache("noeud").value;
    this.connue = this.cache("connue").value;
    this.estSaisie = this.connue !== "";
    this.sort = this.groupe.querySelector(".ligne-sort");
    this.gestes = this.groupe.querySelector(".ligne-gestes");
    this.plus = this.groupe.querySelector("details");
    this.remarques = this.groupe.querySelector(".ligne-remarques");
    this.repos = { genre: this.groupe.dataset.sort, texte: this.sort.textContent };
    // A refused page without the script comes back with what was typed: it is no longer what is in force.
    this.base = this.repos.genre === "refus" ? {} : this.valeurs();
    this.depart = this.valeurs();
    const comme = element("button", { type: "button", class: "discret", "data-geste": "avant" }, "Comme avant");
    if (this.avant()) this.gestes.querySelector("button").after(" ", comme);
  }
  cache(nom) {
    return this.formulaire.elements.namedItem(nom);
  }
  get nom() {
    return this.groupe.querySelector("h3").textContent.trim();
  }
  get nomCourt() {
    const code = this.groupe.querySelector("h3 b").textContent.trim();
    return code || (this.nom.length > 60 ? `${this.nom.slice(0, 59)}…` : this.nom);
  }

  valeurs() {
    return Object.fromEntries(CHAMPS.map((champ) => [champ, net(this.champs[champ].value)]));
  }
  envoyables() {
    return { ...this.valeurs(), seance: this.cache("seance").value };
  }
  remettre(valeurs) {
    for (const champ of CHAMPS) {
      const voulu = net(valeurs[champ]) || { meteo: "non_renseignee", note_audience: "interne" }[champ] || "";
      if (net(this.champs[champ].value) !== voulu) this.champs[champ].value = voulu;
    }
  }
  get estModifiee() {
    const valeurs = this.valeurs();
    if (egal(valeurs, this.base)) return false;
    // Who speaks, alone, says nothing yet of an action that nobody has entered.
    return this.estSaisie || differents(valeurs, this.base).some((champ) => !["dit_par", "note_audience"].includes(champ));
  }
  aChangeDepuis(valeurs) {
    return !egal(this.valeurs(), valeurs);
  }

  /** The words of the last semestre as values, or null. */
  avant() {
    const lu = (champ) => {
      const mots = this.groupe.querySelector(`[id="${this.champs[champ].id.replace(champ, `v-${champ}`)}"]`);
      return mots ? (mots.dataset.v ?? net(mots.textContent)) : "";
    };
    const valeurs = Object.fromEntries(CHAMPS.map((champ) => [champ, lu(champ)]));
    return valeurs.etat ? valeurs : null;
  }

  /** `genre` is the sign that the style draws, the text says the same in words. */
  dire(genre, texte) {
    this.groupe.dataset.sort = genre;
    if (this.sort.textContent !== texte) this.sort.textContent = texte;
  }

  fautes(messages) {
    for (const champ of CHAMPS) {
      const controle = this.champs[champ];
      const id = `e-${controle.id}`;
      let faute = document.getElementById(id);
      const message = messages[champ];
      if (!message) {
        faute?.remove();
        controle.removeAttribute("aria-invalid");
      } else {
        if (!faute) controle.after((faute = element("p", { class: "erreur", id })));
        faute.textContent = message;
        controle.setAttribute("aria-invalid", "true");
        if (AUTRES.includes(champ)) this.plus.open = true;
      }
      const decrit = [message && id, document.getElementById(`v-${controle.id}`)?.id].filter(Boolean).join(" ");
      if (decrit) controle.setAttribute("aria-describedby", decrit);
      else controle.removeAttribute("aria-describedby");
    }
  }
  /** What can be said without the server. */
  controler() {
    const { etat, avancement } = this.valeurs();
    const messages = {};
    if (!etat) messages.etat = "Choisissez un état : la ligne ne part pas sans lui.";
    if (avancement && !(/^\d{1,3}$/.test(avancement) && Number(avancement) <= 100))
      messages.avancement = "Un nombre entier de 0 à 100, sans décimale ni signe %, ou rien.";
    return messages;
  }

  /** What the server now holds. Fields that were typed in since `envoyees` are left alone. */
  acquerir({ saisie, valeurs, saisi_par: par, saisi_le: le, remarques = [] }, envoyees) {
    const actuelles = this.valeurs();
    const tenu = valeurs ?? Object.fromEntries(CHAMPS.map((champ) => [champ, ""]));
    this.connue = valeurs ? String(saisie) : "";
    this.cache("connue").value = this.connue;
    this.cache("malgre").value = "";
    if (valeurs) this.cache("seance").value = valeurs.seance ?? "";
    const gardees = envoyees ? differents(actuelles, envoyees) : [];
    this.remettre({ ...tenu, ...Object.fromEntries(gardees.map((champ) => [champ, actuelles[champ]])) });
    this.base = this.valeurs();
    for (const champ of gardees) this.base[champ] = net(tenu[champ]);
    this.estSaisie = Boolean(valeurs);
    this.repos = valeurs
      ? { genre: "saisie", texte: `Enregistrée à ${heure(le)} par ${par}` }
      : { genre: "manquante", texte: "Sans saisie" };
    this.montrerAnnuler(valeurs ? this.connue : null);
    this.remarques.replaceChildren(...remarques.map((remarque) => element("li", {}, remarque)));
  }
  montrerAnnuler(numero) {
    let bouton = this.gestes.querySelector("[name=saisie]");
    if (!numero) {
      if (bouton === document.activeElement) this.champs.etat.focus();
      return bouton?.remove();
    }
    if (!bouton) {
      const attributs = { type: "submit", class: "discret", formaction: `${this.formulaire.getAttribute("action")}/annuler`, name: "saisie" };
      bouton = element("button", attributs, "Annuler la saisie");
      this.gestes.append(" ", bouton);
    }
    bouton.value = numero;
  }
}
