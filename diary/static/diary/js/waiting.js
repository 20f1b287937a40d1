// Entries that wait on this device until they are sent, each tagged with whose it is.
// Pages and the service worker share this file. Nobody's entries are handed to anybody else.
self.Waiting = (() => {
  const NAME = "cramptracker";
  const STORE = "waiting";

  const answered = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  async function opened() {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () =>
      request.result.createObjectStore(STORE, { keyPath: ["owner", "id"] });
    return answered(request);
  }

  // Runs one transaction; it is over when the browser says that it is on the disk.
  async function inStore(mode, work) {
    const database = await opened();
    try {
      const transaction = database.transaction(STORE, mode);
      const done = new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
        transaction.onerror = () => reject(transaction.error);
      });
      const result = await work(transaction.objectStore(STORE));
      await done;
      return result;
    } finally {
      database.close();
    }
  }

  // Changes an entry only while it is still the one that was read: it may have been written anew.
  const ifUnchanged = (entry, change) =>
    inStore("readwrite", async (store) => {
      const held = await answered(store.get([entry.owner, entry.id]));
      if (held?.written_at === entry.written_at) change(store, held);
    });

  // When to try again, in milliseconds: 2 seconds, 4, 8, up to 5 minutes; a quarter earlier or
  // later by chance (0 to 1), so that many devices don't come at once after an outage.
  const FIRST_WAIT = 2000;
  const LONGEST_WAIT = 300_000;

  return {
    FIRST_WAIT,
    longer: (wait) => Math.min(wait * 2, LONGEST_WAIT),
    spread: (wait, chance) => wait * (0.75 + chance / 2),

    keep: (entry) =>
      inStore("readwrite", (store) =>
        answered(store.put({ ...entry, state: "waiting", reasons: [] })),
      ),

    of: async (owner) => {
      const range = IDBKeyRange.bound([owner, ""], [owner, "\uffff"]);
      const found = await inStore("readonly", (store) => answered(store.getAll(range)));
      return found.sort((one, other) => one.written_at.localeCompare(other.written_at));
    },

    drop: (entry) => ifUnchanged(entry, (store) => store.delete([entry.owner, entry.id])),

    refuse: (entry, reasons) =>
      ifUnchanged(entry, (store, held) => store.put({ ...held, state: "refused", reasons })),

    // What one at a time must do; without locks the server still keeps each entry once.
    alone: (name, work) => (navigator.locks ? navigator.locks.request(name, work) : work()),
  };
})();
