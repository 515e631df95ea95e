"""`python -m tests.rules.pin`: known_failures.txt as it stands now; it may only get shorter unless --allow-more."""

import sys

from pipeline import load_rules
from pipeline.run.examples import examples, faults
from tests.rules.test_examples import KNOWN_FAILURES, known_failures


def main(arguments: list[str]) -> int:
    """Exit code: 0 pinned, 1 where an example fails that came out before."""
    rules = load_rules()
    now = [f"{name} {fault.key}" for name, example in examples(rules) for fault in faults(example, rules)]
    more = sorted(set(now) - known_failures())
    if more and KNOWN_FAILURES.exists() and "--allow-more" not in arguments:
        print("not pinned; these came out before:", *more, sep="\n")
        return 1
    KNOWN_FAILURES.write_text("".join(f"{line}\n" for line in now), encoding="utf-8")
    print(f"{len(now)} known failures")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
