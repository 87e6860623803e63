// What is not sent yet: kept in the browser, sent one at a time, in order, until the server has answered.
// An envoi keeps its exact payload once tried, so that sending it again is safe.

const DELAIS = [1, 2, 4, 8, 15, 30];
const attente = (essais) => DELAIS[Math.min(essais, DELAIS.length) - 1] * 1000;

/** Events, as CustomEvent: `change` (detail: noeud), `acquis`, `session`, `reseau`. */
export class File extends EventTarget {
  constructor({ reserve, onglet, adresse, adresseSession, identifiant, csrf, semestre }) {
    super();
    Object.assign(this, { reserve, onglet, adresse, adresseSession, identifiant, csrf, semestre });
    this.etat = "ouverte"; // ouverte, coupee (no answer), fermee (signed out), autre (somebody else signed in)
    this.echecs = 0;
    this.compteur = 0;
    this.enVol = null;
    this.vidage = null;
  }

  envois() {
    return this.reserve.noms("f:").map((nom) => this.reserve.lire(nom)).filter(Boolean);
  }
  /** The envois of a row, the oldest first. */
  pour(noeud) {
    return this.envois().filter((envoi) => envoi.noeud === noeud);
  }
  garder(envoi) {
    this.reserve.ecrire(`f:${envoi.id}`, envoi);
  }
  retirer(envoi) {
    this.reserve.retirer(`f:${envoi.id}`);
  }
  signaler(nom, detail) {
    this.dispatchEvent(new CustomEvent(nom, { detail }));
  }

  /** Adds what a row says; an envoi of this page never tried is replaced, one that was tried is followed. */
  ajouter({ noeud, titre, connue, malgre = "", valeurs }) {
    const siens = this.pour(noeud);
    const dernier = siens.filter((envoi) => envoi.onglet === this.onglet).at(-1);
    if (dernier && (!dernier.tente || dernier.refus)) {
      if (this.enVol !== dernier.id) {
        this.garder({ ...dernier, titre, valeurs, connue: dernier.suite ? dernier.connue : connue, malgre, refus: null, tente: false, essais: 0, apres: 0 });
        this.signaler("change", noeud);
        return this.vider();
      }
    }
    const id = `${String(Date.now()).padStart(15, "0")}-${String(this.compteur++).padStart(6, "0")}-${this.onglet}`;
    this.garder({ id, noeud, titre, connue, malgre, valeurs, onglet: this.onglet, suite: Boolean(dernier), tente: false, essais: 0, apres: 0, refus: null });
    this.signaler("change", noeud);
    return this.vider();
  }

  /** The first envoi of each row: the others of the row wait for it. */
  premiers() {
    const premiers = new Map();
    for (const envoi of this.envois()) if (!premiers.has(envoi.noeud)) premiers.set(envoi.noeud, envoi);
    return [...premiers.values()];
  }
  suivant() {
    return this.premiers().find((envoi) => !envoi.refus && (envoi.apres ?? 0) <= Date.now()) ?? null;
  }
  /** What another tab was refused, when it holds back what this one says of the same row; or null. */
  obstacle(noeud) {
    const [premier, ...suivants] = this.pour(noeud);
    const retenu = premier?.refus && premier.onglet !== this.onglet && suivants.some((envoi) => envoi.onglet === this.onglet);
    return retenu ? premier : null;
  }

  /** Sends all that can be; one tab at a time when the browser has locks. */
  async vider({ maintenant = false } = {}) {
    if (maintenant) {
      clearTimeout(this.reprise);
      for (const envoi of this.envois()) if (envoi.apres) this.garder({ ...envoi, apres: 0 });
      if (this.etat === "coupee") this.etat = "ouverte";
    }
    if (this.vidage || this.etat !== "ouverte") return;
    this.vidage = this.sousVerrou(async () => {
      for (let envoi = this.suivant(); envoi && this.etat === "ouverte"; envoi = this.suivant()) await this.envoyer(envoi);
    });
    try {
      await this.vidage;
    } finally {
      this.vidage = null;
    }
    // Those behind a refused one, or behind one that waits, are not to be waited for.
    const apres = this.premiers().filter((envoi) => !envoi.refus).map((envoi) => envoi.apres ?? 0);
    if (this.etat === "ouverte" && apres.length) this.reprendre(Math.max(0, Math.min(...apres) - Date.now()));
  }
  sousVerrou(travail) {
    return navigator.locks ? navigator.locks.request(`${this.reserve.cle}:envoi`, travail) : travail();
  }
  reprendre(delai) {
    clearTimeout(this.reprise);
    this.reprise = setTimeout(() => this.vider({ maintenant: this.etat === "coupee" }), delai);
  }

  /** The page is going away: what can leave at once does, and is kept until an answer is read by another page. */
  partir() {
    if (this.etat !== "ouverte") return;
    for (const envoi of this.premiers()) {
      if (envoi.onglet !== this.onglet || envoi.refus || envoi.id === this.enVol) continue;
      this.garder({ ...envoi, tente: true });
      const body = new URLSearchParams({ csrf: this.csrf, ...this.champs(envoi) });
      fetch(this.adresse, { method: "POST", headers: { Accept: "application/json" }, body, keepalive: true, redirect: "error" }).catch(() => {});
    }
  }

  champs({ noeud, connue, malgre, valeurs }) {
    return { noeud, semestre: this.semestre, connue, malgre, ...valeurs };
  }
  async envoyer(lu) {
    const envoi = { ...lu, tente: true };
    this.garder(envoi);
    this.enVol = envoi.id;
    this.signaler("change", envoi.noeud);
    const reponse = await this.poster(this.adresse, this.champs(envoi));
    this.enVol = null;
    this.recevoir(envoi, reponse);
    this.signaler("change", envoi.noeud);
  }

  recevoir(envoi, { statut, corps, delai }) {
    if (statut === 200) {
      this.echecs = 0;
      this.signaler("acquis", { envoi, corps });
      this.retirer(envoi);
      const suite = this.pour(envoi.noeud).find((autre) => autre.suite && autre.onglet === envoi.onglet);
      if (suite) this.garder({ ...suite, connue: String(corps.saisie), malgre: "", suite: false });
      return;
    }
    if ([403, 404, 409, 413, 422].includes(statut)) {
      this.echecs = 0;
      // What was typed since is the newer word of the same person: the refusal is about it.
      const suites = this.pour(envoi.noeud).filter((autre) => autre.suite && autre.onglet === envoi.onglet);
      for (const autre of suites) this.retirer(autre);
      this.garder({ ...envoi, valeurs: suites.at(-1)?.valeurs ?? envoi.valeurs, refus: { statut, ...corps } });
      this.signaler("refus", { envoi, statut, corps });
      return;
    }
    if (statut === 401) return this.fermer("fermee");
    if (statut === 429 || statut >= 500) {
      const essais = envoi.essais + 1;
      this.garder({ ...envoi, essais, message: corps.message, apres: Date.now() + (delai ?? attente(essais)) });
      return;
    }
    this.echecs += 1;
    this.etat = "coupee";
    this.signaler("reseau");
    this.reprendre(attente(this.echecs));
  }

  fermer(etat) {
    this.etat = etat;
    this.echecs = 0;
    this.signaler("session");
    clearTimeout(this.ronde);
    this.ronde = setTimeout(() => this.verifierSession(), 3000);
  }
  /** Goes on when the same person is signed in again, in whatever tab. */
  async verifierSession() {
    const { statut, corps } = await this.demander(this.adresseSession, { headers: { Accept: "application/json" } });
    if (statut !== 200) return this.fermer(this.etat);
    if (corps.identifiant !== this.identifiant) return this.fermer("autre");
    clearTimeout(this.ronde);
    this.csrf = corps.csrf;
    this.etat = "ouverte";
    this.signaler("session");
    return this.vider({ maintenant: true });
  }

  /** A refusal for a token that changed (signed in again elsewhere) is tried once more with the new one. */
  async poster(adresse, champs) {
    const csrf = this.csrf;
    const essai = () => {
      const corps = new URLSearchParams({ csrf: this.csrf, ...champs });
      return this.demander(adresse, {
        method: "POST", headers: { Accept: "application/json" }, body: corps, keepalive: String(corps).length < 60000,
      });
    };
    const reponse = await essai();
    if (reponse.statut !== 403) return reponse;
    const session = await this.demander(this.adresseSession, { headers: { Accept: "application/json" } });
    if (session.statut === 401) return session;
    if (session.statut !== 200) return { statut: 0, corps: {} };
    if (session.corps.identifiant !== this.identifiant) return { statut: 401, corps: {} };
    this.csrf = session.corps.csrf;
    return this.csrf === csrf ? reponse : essai();
  }
  /** Statut 0 stands for no answer of ours: network, time-out, or a page put in between. */
  async demander(adresse, options) {
    const arret = new AbortController();
    const minuterie = setTimeout(() => arret.abort(), 20000);
    try {
      const reponse = await fetch(adresse, { credentials: "same-origin", redirect: "error", cache: "no-store", signal: arret.signal, ...options });
      const secondes = Number(reponse.headers.get("Retry-After"));
      const corps = await reponse.json();
      return { statut: reponse.status, corps, delai: secondes > 0 ? secondes * 1000 : undefined };
    } catch {
      return { statut: 0, corps: {} };
    } finally {
      clearTimeout(minuterie);
    }
  }
}
