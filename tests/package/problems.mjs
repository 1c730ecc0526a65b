// What the tests of the package share.
import assert from "node:assert/strict";

/** What `call` throws, which must be an error that carries problems. */
export function problemsOf(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof Error, `${error}`);
    assert.equal(error.name, "PlanError");
    assert.ok(error.message.length > 0);
    return error.problems;
  }
  assert.fail("nothing was thrown");
}
