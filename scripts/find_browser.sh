#!/bin/sh
# Finds a browser for the end-to-end tests, or installs Debian's chromium where that is allowed.
# BORDERLINE_CHROMIUM names one; without any, the browser tests skip and say so.
if [ -n "$BORDERLINE_CHROMIUM" ] || command -v chromium >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "No browser found: installing Debian's chromium for the end-to-end tests."
    apt-get update -qq && apt-get install -y -qq chromium >/dev/null && exit 0
fi
if .venv/bin/python -m playwright install chromium >/dev/null 2>&1; then
    exit 0
fi
echo "WARNING: no browser found and none could be installed; the browser tests will be SKIPPED."
echo "         Install chromium, or name a browser in BORDERLINE_CHROMIUM."
