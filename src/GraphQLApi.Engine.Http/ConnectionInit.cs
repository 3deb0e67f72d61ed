using System.Text.Json;

namespace GraphQLApi.Engine.Http;

/// <summary>
/// What a client said when it opened a WebSocket (<c>connection_init</c>), kept among the features of its HttpContext: browsers cannot set headers there,
/// so credentials come this way.
/// </summary>
/// <param name="Payload">A JSON object; null where none was sent.</param>
public sealed record ConnectionInit(JsonElement? Payload);
