# The screens, then the binary, then nothing but the binary.
FROM node:20-bookworm-slim AS screens
WORKDIR /src/web/app
COPY web/app/package.json web/app/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY web/app ./
RUN npm run build

FROM golang:1.26-bookworm AS binary
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=screens /src/web/app/dist web/app/dist
# /data is made here because the last stage has no shell to make it with.
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w" -o /out/akis ./cmd/akis && mkdir /out/data

# Runs as an unprivileged user; everything but /data may be mounted read-only.
FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=binary /out/akis /usr/local/bin/akis
COPY --from=binary --chown=nonroot:nonroot /out/data /data
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["/usr/local/bin/akis"]
CMD ["serve", "--listen", ":8080", "--data", "/data"]
