namespace GraphQLApi.Engine.Http;

/// <summary>Why a request never became an operation, kept among the features of its HttpContext for the host's log and metrics.</summary>
/// <param name="Code">Of the error it was answered with.</param>
public sealed record TransportRefusal(string? Code);
