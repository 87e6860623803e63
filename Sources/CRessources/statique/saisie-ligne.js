// A row: its fields, what is in force, what is typed, and what it says of itself.
import { element, moment } from "./saisie-dom.js";

export const COLONNES = ["etat", "avancement", "meteo", "blocage", "note", "dit_par"];
export const AUTRES = ["prochaines_etapes", "freins", "solutions", "arbitrage", "note_audience"];
export const CHAMPS = [...COLONNES, ...AUTRES];

const net = (texte) => String(texte ?? "").replaceAll("\r\n", "\n").trim();
const egal = (unes, autres) => differents(unes, autres).length === 0;
/** Nobody may read a note that is not there: its audience says nothing then. */
export const differents = (unes, autres) =>
  CHAMPS.filter((champ) => net(unes[champ]) !== net(autres[champ]) && (champ !== "note_audience" || net(unes.note) || net(autres.note)));

export const LIBELLES = {
  etat: "État", avancement: "Avancement", meteo: "Météo", blocage: "Motif du blocage", note: "Note", dit_par: "Dit par",
  prochaines_etapes: "Prochaines étapes", freins: "Freins", solutions: "Solutions", arbitrage: "Arbitrage demandé",
  note_audience: "Qui peut lire la note",
};
const ETAPES = 30;

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
    this.baseConnue = this.repos.genre !== "refus";
    // As the server wrote the page: the fields may have been typed in before this script was ready.
    this.base = this.baseConnue ? this.valeursDeLaPage() : {};
    this.depart = this.valeursDeLaPage();
    this.etapes = [];
    const { seance = "", dit = "" } = this.estSaisie ? this.groupe.dataset : {};
    this.seance = { tenue: seance };
    // `porte`: what the bar put in the field for a correction; `tape`: someone chose by hand.
    this.dit = { tenu: dit, porte: null, tape: false };
    if (this.estSaisie && this.baseConnue) {
      const { dit_par: champ } = this.champs;
      // Without this script the page shows at once what the bar carries; with it, once something else is changed.
      if (champ.value === champ.defaultValue) champ.value = dit;
      [this.base.dit_par, this.depart.dit_par] = [dit, dit];
    }
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
  valeursDeLaPage() {
    const ecrite = (controle) =>
      controle.tagName === "SELECT"
        ? ([...controle.options].find((option) => option.defaultSelected) ?? controle.options[0]).value
        : controle.defaultValue;
    return Object.fromEntries(CHAMPS.map((champ) => [champ, net(ecrite(this.champs[champ]))]));
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

  // ——— The way back: nothing that was typed is lost by a slip of the hand ———

  /** Keeps `valeurs`, what the row says now, before something else is put in it. */
  retenir(valeurs = this.valeurs()) {
    this.etapes = [...this.etapes.filter((etape) => !egal(etape, valeurs)), { ...valeurs }].slice(-ETAPES);
  }
  remplacer(valeurs) {
    if (this.aChangeDepuis(this.depart)) this.retenir(this.depart);
    this.retenir();
    this.remettre(valeurs);
    this.depart = this.valeurs();
  }
  /** To what the row said before; the words that are left are the last to come again. False when there are none. */
  reculer() {
    if (this.aChangeDepuis(this.depart)) this.retenir(this.depart);
    const actuelles = this.valeurs();
    const etapes = this.etapes.filter((etape) => !egal(etape, actuelles));
    if (!etapes.length) return false;
    this.remettre(etapes.pop());
    this.etapes = [actuelles, ...etapes];
    this.depart = this.valeurs();
    return true;
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
  /** An answer to a gesture, until the next one. */
  avertir(texte) {
    this.mot ??= element("p", { class: "ligne-mot" });
    this.mot.textContent = texte;
    if (!texte) this.mot.remove();
    else if (!this.mot.isConnected) this.remarques.before(this.mot);
  }
  /** Under the title, for as long as there is something to say. */
  mentionner(quoi, texte) {
    let mention = this.groupe.querySelector(`.ligne-${quoi}`);
    if (!texte && !mention) return;
    mention ??= this.groupe.querySelector(".ligne-titre").appendChild(element("p", { class: `ligne-avant ligne-${quoi}` }));
    if (mention.textContent !== texte) mention.textContent = texte;
    mention.hidden = !texte;
  }
  /** A correction is said by whom the bar names: its field shows it as soon as something else is changed. */
  porterLeDit(ditPar) {
    const { dit_par: champ } = this.champs;
    const { dit } = this;
    if (dit.porte !== null && net(champ.value) !== net(dit.porte)) {
      dit.tape = net(champ.value) !== net(this.base.dit_par);
      dit.porte = null;
    }
    if (this.estSaisie && !dit.tape && (dit.porte !== null || net(champ.value) === net(this.base.dit_par))) {
      const corrigee = differents(this.valeurs(), this.base).some((nom) => nom !== "dit_par");
      const voulu = corrigee && ditPar ? ditPar : (this.base.dit_par ?? "");
      if (net(champ.value) !== net(voulu)) champ.value = voulu;
      dit.porte = corrigee && ditPar ? ditPar : null;
    }
    const dira = net(champ.value);
    this.mentionner(
      "dit",
      this.estSaisie && dira !== net(dit.tenu)
        ? `Dit par, à la prochaine écriture : ${dira || "personne"} (enregistré : ${dit.tenu || "personne"})`
        : "",
    );
  }
  /** The séance that the row will be written with, under the reader's eyes when it is one or was one. */
  ecrira(seance) {
    this.cache("seance").value = seance;
    const { tenue } = this.seance;
    const texte =
      seance !== tenue && this.estSaisie
        ? `Séance à la prochaine écriture : ${seance || "aucune"} (enregistrée : ${tenue || "aucune"})`
        : seance && `Séance : ${seance}`;
    this.mentionner("seance", texte);
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
    this.seance.tenue = valeurs?.seance ?? "";
    this.dit = { tenu: valeurs?.dit_par ?? "", porte: null, tape: false };
    const gardees = envoyees ? differents(actuelles, envoyees) : [];
    this.remettre({ ...tenu, ...Object.fromEntries(gardees.map((champ) => [champ, actuelles[champ]])) });
    this.base = this.valeurs();
    for (const champ of gardees) this.base[champ] = net(tenu[champ]);
    this.baseConnue = true;
    this.estSaisie = Boolean(valeurs);
    this.repos = valeurs
      ? { genre: "saisie", texte: `Enregistrée ${moment(le)} par ${par}` }
      : { genre: "manquante", texte: "Sans saisie" };
    this.montrerAnnuler(valeurs ? this.connue : null);
    this.remarques.replaceChildren(...remarques.map((remarque) => element("li", {}, remarque)));
  }
  /** A button beside « Enregistrer », there or not. */
  offrir(geste, texte, present) {
    const tenu = this.gestes.querySelector(`[data-geste="${geste}"]`);
    if (Boolean(tenu) === present) return;
    if (present) return this.gestes.append(" ", element("button", { type: "button", class: "discret", "data-geste": geste }, texte));
    if (tenu === document.activeElement) this.champs.etat.focus();
    tenu.remove();
  }
  montrerAnnuler(numero) {
    let bouton = this.gestes.querySelector("[name=saisie]");
    if (!numero) {
      if (bouton === document.activeElement) this.champs.etat.focus();
      return bouton?.remove();
    }
    if (!bouton) {
      const attributs = { type: "submit", class: "discret", formaction: this.formulaire.getAttribute("action").replace(/(?=\?|$)/, "/annuler"), name: "saisie" };
      bouton = element("button", attributs, "Annuler la saisie");
      this.gestes.append(" ", bouton);
    }
    bouton.value = numero;
  }
}
