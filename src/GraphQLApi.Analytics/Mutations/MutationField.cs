using GraphQLApi.Analytics.Access;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Analytics.Status;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Mutations;

/// <summary>What every payload holds beside its object.</summary>
internal abstract record MutationPayload(IReadOnlyList<UserError>? Errors)
{
    /// <summary>Id of what the mutation was about, for the audit; null where there is none.</summary>
    public abstract string? Subject { get; }
}

/// <summary>
/// Input, payload, errors (DESIGN §5): every mutation is made here, so what holds for all of them, the caller's scope above all, has one place.
/// </summary>
internal static class MutationField
{
    private const string InputDescription = "What to do.";

    // Of one that was begun and is not known to have ended, such as that of a caller who hung up.
    private const string Interrupted = "INTERRUPTED";

    public static FieldDefinition Define<TPayload>(
        string name,
        string description,
        Func<IReadOnlyList<InputFieldDefinition>> input,
        FieldDefinition answer,
        Func<ResolveContext, IReadOnlyDictionary<string, object?>, Task<TPayload>> run)
        where TPayload : MutationPayload
    {
        var typeName = char.ToUpperInvariant(name[0]) + name[1..];
        var payload = new RecordType<TPayload>($"{typeName}Payload", $"What `{name}` did.", () => [answer, Errors<TPayload>()]);
        return new(name, payload.ObjectType.NonNull())
        {
            Description = description,
            Arguments = [new("input", new InputObjectType($"{typeName}Input", $"What `{name}` needs to know.", input).NonNull()) { Description = InputDescription }],
            ResolveObject = async context => Caller.Of(context.Request).May(AccessScopes.SyncWrite)
                ? await AuditedAsync(context, name, run(context, context.Arguments.Object("input")!)).ConfigureAwait(false) // non-null in the schema
                : throw NotAuthorized.Mutation(name),
        };
    }

    private static async Task<MutationPayload> AuditedAsync<TPayload>(ResolveContext context, string name, Task<TPayload> running)
        where TPayload : MutationPayload
    {
        var (subject, outcome) = ((string?)null, (string?)Interrupted);
        try
        {
            var payload = await running.ConfigureAwait(false);
            (subject, outcome) = (payload.Subject, payload.Errors is [var error, ..] ? error.Code : null);
            return payload;
        }
        catch (GraphQLException refusal)
        {
            outcome = refusal.Errors[0].Code;
            throw;
        }
        finally
        {
            RequestAudit.Of(context.Request)?.Changed(name, subject, outcome);
        }
    }

    public static UserError Error(string code, string message, string field) => new(code, message, ["input", field]);

    private static FieldDefinition Errors<TPayload>()
        where TPayload : MutationPayload =>
        RecordType<TPayload>.Field("errors", SyncJobType.UserError.NonNull().List(), payload => payload.Errors, "What was wrong and what to do; null where nothing was.");
}
