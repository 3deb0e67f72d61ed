using GraphQLApi.Analytics.Access;
using GraphQLApi.Server.Settings;

namespace GraphQLApi.Server.Auth;

/// <summary>Puts access control into the server.</summary>
internal static class AccessRegistration
{
    public static IServiceCollection AddAccess(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton<Func<HttpContext, Caller>>(http => Admission.Of(http).Caller);
        services.AddSingleton<AuditLog>().AddSingleton<FailedAttempts>().AddSingleton<AccessGate>();
        return settings.AuthMode switch
        {
            AuthMode.Keys => services.AddSingleton<KeyRing>().AddSingleton<IAuthenticator>(provider => provider.GetRequiredService<KeyRing>()),
            AuthMode.Jwt => services
                .AddSingleton(provider => new SigningKeys(settings.Auth.Jwt, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SigningKeys>>()))
                .AddSingleton<IAuthenticator>(provider => new TokenReader(
                    settings.Auth.Jwt, provider.GetRequiredService<SigningKeys>(), provider.GetRequiredService<TimeProvider>())),
            _ => services.AddSingleton<IAuthenticator>(new OpenDoor(settings.OpenScopes)),
        };
    }

    /// <summary>After routing, which tells what is asked for, and CORS, whose headers a refusal needs too.</summary>
    public static AccessGate UseAccess(this WebApplication app)
    {
        var gate = app.Services.GetRequiredService<AccessGate>();
        app.Use(gate.PassAsync);
        return gate;
    }
}
