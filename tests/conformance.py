"""Holds every PDF named on the command line against PDF/A-2a and PDF/UA-1, and prints one line for each."""

import sys

import page

failed = 0
for path in sys.argv[1:]:
    for profile in ("2a", "ua1"):
        report = page.validate_pdf(path, profile=profile)
        verdict = "conforms" if report.is_compliant else "FAILS"
        print(f"{path.rsplit('/', 1)[-1]}: {profile} {verdict}, {report.rules.passed} of {report.rules.total} rules")
        if not report.is_compliant:
            failed += 1
            for finding in report.failures[:10]:
                print(f"  {finding.rule_id}: {finding.message}")
print(f"{2 * len(sys.argv[1:]) - failed} passed, {failed} failed")
sys.exit(1 if failed else 0)
