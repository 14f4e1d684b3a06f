import fc from "fast-check";

// Continuous integration must not fail a change for a counterexample that it did not cause: there, properties draw the
// same cases every time. Everywhere else each run draws new ones, and a failure prints the seed that repeats it.
if (process.env["CI"] !== undefined) fc.configureGlobal({ seed: 2019 });
