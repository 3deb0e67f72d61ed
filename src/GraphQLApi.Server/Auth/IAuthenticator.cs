namespace GraphQLApi.Server.Auth;

/// <summary>Knows good credentials from bad ones: one for each <c>Auth:Mode</c>.</summary>
internal interface IAuthenticator
{
    /// <summary>
    /// Null where the credentials are not good, be there none. Refusing takes the same work whatever is wrong with them, so that the time tells
    /// nobody how near a guess was.
    /// </summary>
    ValueTask<Admission?> AdmitAsync(string? credentials, CancellationToken cancellationToken);

    /// <summary>Whether what was admitted still is; asked about once a second of every open connection, so it must not wait.</summary>
    bool MayStay(Admission admission);
}
