"""Run the benchmarks and print one line a figure: python tests/benchmarks/figures.py."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent


def main() -> None:
    """Run every benchmark in a pytest of its own and print the medians."""
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.json"
        benches = [str(path) for path in sorted(HERE.glob("bench_*.py"))]
        command = [sys.executable, "-m", "pytest", *benches, f"--benchmark-json={results}", "-p", "no:cacheprovider"]
        done = subprocess.run(command, cwd=HERE.parents[1], capture_output=True, encoding="utf-8", check=False)
        if done.returncode:
            sys.exit(done.stdout + done.stderr)
        measured = json.loads(results.read_text(encoding="utf-8"))["benchmarks"]
    for entry in measured:
        about, stats = entry["extra_info"], entry["stats"]
        seconds = stats["median"] - about.get("bare", 0.0)
        rate = f" = {about['rows'] / seconds:,.0f} rows a second" if "rows" in about else ""
        line = f"{about['figure']}: {1000 * seconds:.2f} ms{rate} (median of {stats['rounds']})"
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
