#!/bin/sh
# Two roles: one owns the tables and migrates, one serves and may not change a line of the trail.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres -v owner="$OWNER_PASSWORD" -v app="$APP_PASSWORD" <<'SQL'
CREATE ROLE vinhdanh_owner LOGIN PASSWORD :'owner';
CREATE ROLE vinhdanh_app LOGIN PASSWORD :'app';
CREATE DATABASE vinhdanh OWNER vinhdanh_owner ENCODING 'UTF8' TEMPLATE template0;
SQL
