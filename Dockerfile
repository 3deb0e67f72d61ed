# One image: the server (default verb `serve`, a demo without settings) and, with `simulate`, the vendor's stand-in.
# tests/GraphQLApi.ClientTests/dockerfile.test.mjs executes these steps without an engine.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# npm restores the query editor served at /graphql/.
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
# Compiled ahead for the processor of this machine (src/GraphQLApi.Server/ReadyToRun), which is the image's.
RUN dotnet publish src/GraphQLApi.Server -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# The server prefers the system's SQLite to the older one it brings along.
RUN apt-get update && apt-get install -y --no-install-recommends libsqlite3-0 && rm -rf /var/lib/apt/lists/*
COPY --from=build /app /app
# Relative paths of the settings start here; the cache is data/analytics.db, the demo's data/demo.db.
WORKDIR /var/lib/graphqlapi
RUN mkdir data && chown app data
VOLUME /var/lib/graphqlapi/data
# Who publishes the port opens it to a network, so callers need a key: docker exec CONTAINER dotnet /app/GraphQLApi.Server.dll keys create …
# A demo for everybody who reaches the port: docker run -e Auth__Mode=Open …
# Without the diagnostic socket nothing but the volume has to be writable: run it with a read-only root file system.
ENV Urls=http://0.0.0.0:5080 Auth__Mode=Keys DOTNET_EnableDiagnostics=0
EXPOSE 5080
USER app
HEALTHCHECK --interval=10s --timeout=3s --start-period=15s \
  CMD bash -c 'exec 3<>/dev/tcp/127.0.0.1/5080 && printf "GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n" >&3 && grep -q "^HTTP/1.1 200" <&3'
ENTRYPOINT ["dotnet", "/app/GraphQLApi.Server.dll"]
