using GraphQLApi.Analytics.Access;
using GraphQLApi.Cache.Access;

namespace GraphQLApi.Server.Auth;

/// <summary><c>Auth:Mode=Open</c>: everybody is the same caller with <c>Auth:OpenScopes</c>; credentials, if any, are another service's.</summary>
internal sealed class OpenDoor(AccessScopes scopes) : IAuthenticator
{
    private readonly Admission everybody = new(new Caller("open", scopes, Visibility.All));

    public ValueTask<Admission?> AdmitAsync(string? credentials, CancellationToken cancellationToken) => new(everybody);

    public bool MayStay(Admission admission) => true;
}
