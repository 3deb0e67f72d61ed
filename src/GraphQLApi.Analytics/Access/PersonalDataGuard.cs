using GraphQLApi.Analytics.Fields;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Access;

/// <summary>
/// The one place where personal data meet the caller's scopes: for callers without <c>pii:read</c> it masks what a personal field answers, and
/// refuses every field whose arguments filter, sort or group by one; for the others it counts what they read and notes by what they look for, where an audit is kept. What is personal is said by <see cref="FieldTag"/>, of inputs too.
/// </summary>
internal sealed class PersonalDataGuard : FieldGuard
{
    private readonly FieldTag tag;
    private readonly PersonalInputs? inputs;

    private PersonalDataGuard(FieldTag tag, PersonalInputs? inputs)
    {
        this.tag = tag;
        this.inputs = inputs;
    }

    /// <summary>The guard of a field; null where neither its values nor its arguments are about persons.</summary>
    public static FieldGuard? Of(FieldDefinition field)
    {
        var (tag, inputs) = (FieldTag.Of(field), PersonalInputs.Of(field.Arguments));
        if (tag.Personal == Personal.No)
        {
            return inputs is null ? null : new PersonalDataGuard(tag, inputs);
        }

        var isHideable = tag.Personal == Personal.Withheld ? field.Type is not NonNullType : field.Type.Named is ScalarType;
        return isHideable && (tag.IsOpen is not null) == (tag.Personal == Personal.OutsiderName)
            ? new PersonalDataGuard(tag, inputs)
            : throw new ArgumentException($"The field `{field.Name}` of type {field.Type} cannot be hidden as {tag.Personal}.", nameof(field));
    }

    public override ValueFilter? Enter(RequestContext request, FieldDefinition field, ArgumentValues arguments)
    {
        var mayRead = Caller.Of(request).May(AccessScopes.PersonalData);
        if (!mayRead && inputs?.Find(arguments) is { } refused)
        {
            throw NotAuthorized.PersonalInput(refused);
        }

        // Who knows whom to look for learns by a count whether they are there.
        var audit = mayRead ? RequestAudit.Of(request) : null;
        if (audit is not null && inputs?.Find(arguments) is { } used)
        {
            audit.Read($"{field.Name}({used})", 1);
        }

        if (tag.Personal == Personal.No)
        {
            return null;
        }

        return !mayRead ? new MaskingFilter(MaskedValues.Of(request), tag) : audit is null ? null : new CountingFilter(audit, tag);
    }
}
