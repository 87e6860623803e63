// This tab, told from the others of the same browser: each holds the lock of its name as long as it lives.

const NOM = "plantracker:onglet";
const verrou = (cle, onglet) => `${cle}:onglet:${onglet}`;

/** The name of this tab; a tab that was duplicated takes a name of its own. */
export async function prendreUnOnglet(cle) {
  const tenir = (id) =>
    new Promise((resolve) => {
      // The page that is being reloaded takes a moment to let its name go.
      const signal = AbortSignal.timeout(700);
      const garder = () => {
        resolve(true);
        return new Promise(() => {});
      };
      navigator.locks.request(verrou(cle, id), { signal }, garder).catch(() => resolve(false));
    });
  const nouveau = () => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
  let id = nouveau();
  try {
    id = sessionStorage.getItem(NOM) ?? id;
    if (navigator.locks && !(await tenir(id))) await tenir((id = nouveau()));
    sessionStorage.setItem(NOM, id);
  } catch {
    // Neither lock nor storage: the name lasts as long as the page.
  }
  return id;
}

/** Says of a tab of a grid, by the key of the grid, whether it lives. Without locks nobody can tell: none is known to. */
export async function ongletsVivants() {
  const tenus = new Set();
  if (navigator.locks) for (const { name } of (await navigator.locks.query()).held) tenus.add(name);
  return (cle, onglet) => tenus.has(verrou(cle, onglet));
}
