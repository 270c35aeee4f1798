// Imported first by a journey that wants the rules of real places (server.mjs).
process.env.XT_RULES = new URL("../../../rules", import.meta.url).pathname;
