using System.Collections.Concurrent;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Access;

/// <summary>What a mutation did, for an audit.</summary>
/// <param name="Mutation">Name of the field.</param>
/// <param name="Subject">Id of the job or conversation it was about; null where there is none.</param>
/// <param name="ErrorCode">Why nothing was done; null where it was.</param>
public sealed record AuditedChange(string Mutation, string? Subject, string? ErrorCode);

/// <summary>
/// What of a request belongs into an audit: which personal data it was answered, never their values, and what it changed. Kept only where the host
/// attaches one before execution.
/// </summary>
public sealed class RequestAudit
{
    private readonly ConcurrentDictionary<string, int> reads = new(StringComparer.Ordinal);
    private readonly Action<AuditedChange> changed;

    private RequestAudit(Action<AuditedChange> changed) => this.changed = changed;

    /// <summary>
    /// How many personal values were answered unmasked, by the path of their field without places in lists: <c>sessions.nodes.customer.phone</c>; and
    /// 1 for each field that was filtered, sorted or grouped by one, with the first place: <c>sessions(where.customer.phone)</c>. Read it when the request is answered.
    /// </summary>
    public IReadOnlyDictionary<string, int> PersonalReads => reads;

    /// <summary>The audit of a request; null where nobody keeps one.</summary>
    public static RequestAudit? Of(RequestContext request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Items.TryGetValue(typeof(RequestAudit), out var audit) ? (RequestAudit)audit! : null; // only Attach writes it
    }

    /// <summary>Begins the audit of a request.</summary>
    /// <param name="request">Not executed yet.</param>
    /// <param name="changed">Told of each mutation as soon as it ran: whoever hangs up is answered nothing, and has done it all the same.</param>
    public static void Attach(RequestContext request, Action<AuditedChange> changed)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(changed);
        request.Items[typeof(RequestAudit)] = new RequestAudit(changed);
    }

    internal void Read(string path, int count) => reads.AddOrUpdate(path, count, (_, known) => known + count);

    internal void Changed(string mutation, string? subject, string? errorCode) => changed(new AuditedChange(mutation, subject, errorCode));
}

/// <summary>Counts the personal values of one field at one level, and lets them pass.</summary>
internal sealed class CountingFilter(RequestAudit audit, Fields.FieldTag tag) : ValueFilter
{
    private int read;

    public override object? Pass(object source, object value)
    {
        if (tag.IsOpen is not { } isOpen || !isOpen(source))
        {
            read += value is IReadOnlyList<object?> list ? list.Count : 1;
        }

        return value;
    }

    public override void Finish(IReadOnlyList<string> responseKeys)
    {
        if (read > 0)
        {
            audit.Read(string.Join('.', responseKeys), read);
        }
    }
}
