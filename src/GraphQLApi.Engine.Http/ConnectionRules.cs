using GraphQLApi.Engine.Errors;
using Microsoft.AspNetCore.Http;

namespace GraphQLApi.Engine.Http;

/// <summary>Who may open a connection that stays, and for how long: asked of the host, which knows credentials.</summary>
/// <param name="AdmitAsync">Asked once for each WebSocket, when the client has introduced itself and before it is acknowledged; false closes it with 4403.</param>
/// <param name="Watch">
/// Asked once for each WebSocket, event stream and answer in another form whether it may stay; its answer is asked about once a second then, from a timer's thread, so it must
/// neither wait nor touch the HttpContext. False ends the connection: a WebSocket with 4403, a stream with <paramref name="Ended"/> and <c>complete</c>,
/// a body in another form by breaking it off.
/// </param>
/// <param name="Ended">What an event stream is told then.</param>
public sealed record ConnectionRules(
    Func<HttpContext, ConnectionInit, ValueTask<bool>> AdmitAsync, Func<HttpContext, Func<bool>> Watch, GraphQLError Ended);
