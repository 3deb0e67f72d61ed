namespace GraphQLApi.Server.Commands;

/// <summary>What the process ends with (DESIGN §3).</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;
}
