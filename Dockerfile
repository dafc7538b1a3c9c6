FROM node:24-slim AS build
WORKDIR /app
COPY . .
RUN npm ci && npm prune --omit=dev --ignore-scripts

FROM node:24-slim
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/campaigns ./campaigns
COPY --from=build /app/calendars ./calendars
COPY --from=build /app/templates ./templates
RUN apt-get update && apt-get install -y --no-install-recommends libreoffice-writer-nogui fonts-liberation \
  && rm -rf /var/lib/apt/lists/*
ENV SOFFICE_PATH=/usr/bin/soffice
RUN mkdir /data /keys && chown node /data /keys && chmod 700 /keys
USER node
EXPOSE 3000
CMD ["node", "--enable-source-maps", "dist/main.js"]
