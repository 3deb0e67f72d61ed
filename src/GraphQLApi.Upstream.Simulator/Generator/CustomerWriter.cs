using System.Text.Json;
using GraphQLApi.Upstream.Simulator.Data;

namespace GraphQLApi.Upstream.Simulator.Generator;

/// <summary>The blocks about the customer: <c>customerinfo</c>, <c>metaInfo</c>, tags, campaign.</summary>
internal sealed class CustomerWriter(SimulatorOptions options, SimulatedCentre centre)
{
    private const string CentrePhone = "+18005550199";
    private readonly string organisation = Derived.Guid("o-", Derived.Hash(centre.Seed, 11));

    public string BotOrganisation { get; } = Derived.Guid("o-", Derived.Hash(centre.Seed, 12));

    public string AutomationBot { get; } = Derived.Guid("st-", Derived.Hash(centre.Seed, 13));

    /// <summary>Its form depends on the channel (CONTRACT §4.5); that of a twin names somebody else's conversation (T17).</summary>
    public string ChannelUser(SimulatedSession session, SimulatedCustomer customer) => session switch
    {
        { TwinOf: { } conversation } => $"{options.AccountId}/agentassist/{conversation}",
        { Channel: SimulatedChannel.Voice } => $"{options.AccountId}/korevg/{Derived.Guid("", Derived.Hash(session.SessionId))}",
        { Channel: SimulatedChannel.WhatsApp } => $"{options.AccountId}/{customer.Phone}",
        _ => $"{options.ClientId}/{Derived.Guid("", customer.Hash)}",
    };

    public static void WriteInfo(Utf8JsonWriter writer, SimulatedSession session, SimulatedCustomer customer, bool withDirection)
    {
        var isVoice = session.Channel == SimulatedChannel.Voice;
        writer.WriteStartObject("customerinfo");
        writer.WriteString("CustomerPhone", session.Channel == SimulatedChannel.Web ? "" : customer.Phone);
        writer.WriteString("CenterPhone", isVoice ? CentrePhone : "");
        if (withDirection)
            writer.WriteString("Direction", "Inbound");
        writer.WriteString("CustomerFirstName", customer.FirstName);
        writer.WriteString("CustomerLastName", customer.LastName);
        writer.WriteString("CustomerEmail", isVoice ? "" : customer.Email);
        writer.WriteEndObject();
    }

    public void WriteMetaInfo(Utf8JsonWriter writer, SimulatedSession session, SimulatedCustomer customer)
    {
        writer.WriteStartObject("metaInfo");
        writer.WriteString("_id", customer.UserId);
        writer.WriteString("userId", customer.UserId);
        writer.WriteString("orgId", organisation);
        writer.WriteString("firstName", customer.FirstName);
        writer.WriteString("lastName", customer.LastName);
        writer.WriteString("activationStatus", "active");
        writer.WriteString("profImage", "no-avatar");
        WriteWorkingHours(writer);
        if (session.Channel == SimulatedChannel.Voice)
            WriteCall(writer, session, customer);
        else
            WriteDevice(writer, customer);
        WriteIdentities(writer, session, customer);
        if (!session.IsOutbound)
            WriteTransfer(writer, session);
        else if (session.Attempt > 0)
            WriteCampaignInMeta(writer, session);
        writer.WriteEndObject();
    }

    public static void WriteTags(Utf8JsonWriter writer, SimulatedSession session, SimulatedCustomer customer)
    {
        writer.WriteStartArray("userleveltags");
        if (customer.Hash % 5 < 2)
            WriteTag(writer, "accountnum", customer.Account);
        if (customer.IsPremium)
            WriteTag(writer, "segment", "premium");
        writer.WriteEndArray();
        writer.WriteStartArray("sessionleveltags");
        if (session.Channel == SimulatedChannel.Voice && !session.IsOutbound)
        {
            WriteTag(writer, "callerNumber", customer.Phone);
            WriteTag(writer, session.ConversationId is null ? "voiceAutomationSuccess" : "voiceAgentTransferStart", "1");
        }

        writer.WriteEndArray();
    }

    /// <summary>On ordinary rows <c>attempt</c> is <c>""</c> and <c>contactStatus</c> repeats the disposition (T28, V7's sample).</summary>
    public void WriteCampaign(Utf8JsonWriter writer, SimulatedSession session, bool isOpen)
    {
        writer.WriteStartObject("campaigninfo");
        if (session.Attempt == 0)
        {
            writer.WriteString("attempt", "");
            writer.WriteString("contactStatus", isOpen ? "" : session.Disposition ?? "");
            writer.WriteEndObject();
            return;
        }

        var month = session.Start / (30 * 86_400);
        writer.WriteString("campaignName", CampaignName(session));
        writer.WriteString("campaignId", Derived.NativeId("cd-", Derived.Hash(centre.Seed, 400UL + (ulong)(month % 3))));
        writer.WriteString("campaignInstanceId", Derived.NativeId("cid-", Derived.Hash(centre.Seed, 500UL + (ulong)month)));
        writer.WriteString("campaignDialingListId", Derived.Guid("cdl-", Derived.Hash(centre.Seed, 600UL + (ulong)month)));
        writer.WriteNumber("attempt", session.Attempt);
        writer.WriteString("contactStatus", session.Ending == SessionEnding.NotReached ? "no-answer" : "answered");
        writer.WriteString("campaignRunDate", WireTime.Zulu((session.Start * 1000) - 240_193));
        writer.WriteStartArray("contactListName");
        writer.WriteStringValue("List A");
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string CampaignName(SimulatedSession session) => (session.Start / (30 * 86_400) % 3) switch
    {
        0 => "Renewal reminder",
        1 => "New plan offer",
        _ => "Satisfaction follow-up",
    };

    private static void WriteCampaignInMeta(Utf8JsonWriter writer, SimulatedSession session)
    {
        writer.WriteString("campaignName", CampaignName(session));
        writer.WriteString("Initiation", "Campaign");
        writer.WriteNumber("attempt", session.Attempt);
    }

    private static void WriteWorkingHours(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("workinghours");
        writer.WriteString("workdays", "mon,tue,wed,thu,fri");
        writer.WriteString("workstart", "8:00 AM");
        writer.WriteString("workend", "5:00 PM");
        writer.WriteEndObject();
    }

    private static void WriteCall(Utf8JsonWriter writer, SimulatedSession session, SimulatedCustomer customer)
    {
        writer.WriteString("caller", session.IsOutbound ? CentrePhone : customer.Phone);
        writer.WriteString("callee", session.IsOutbound ? customer.Phone : CentrePhone);
        writer.WriteString("callerHost", "192.0.2.10");
        writer.WriteString("dialedNumber", CentrePhone);
    }

    private static void WriteDevice(Utf8JsonWriter writer, SimulatedCustomer customer)
    {
        writer.WriteString("email", customer.Email);
        writer.WriteString("os", (customer.Hash % 3) switch { 0 => "Windows", 1 => "Android", _ => "iOS" });
        writer.WriteString("ipAddress", $"198.51.100.{customer.Hash % 250}:32689");
        writer.WriteString("hostDomain", "https://shop.example.org");
    }

    private void WriteIdentities(Utf8JsonWriter writer, SimulatedSession session, SimulatedCustomer customer)
    {
        writer.WriteStartArray("identities");
        writer.WriteStartObject();
        writer.WriteString("val", ChannelUser(session, customer));
        writer.WriteString("type", "mapped");
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private void WriteTransfer(Utf8JsonWriter writer, SimulatedSession session)
    {
        var intent = SimulatedCentre.Intents[session.Intent];
        writer.WriteStartObject("agentTransferConfig");
        writer.WriteStartArray("skillsIds");
        writer.WriteStringValue(centre.Queues[intent.Queue].SkillId);
        writer.WriteEndArray();
        writer.WriteBoolean("overrideAgents", false);
        writer.WriteString("lastIntentName", intent.Name);
        writer.WriteString("lastIntentuserInput", intent.UserInput);
        writer.WriteString("automationBotId", AutomationBot);
        writer.WriteString("accountId", options.AccountId);
        writer.WriteEndObject();
    }

    private static void WriteTag(Utf8JsonWriter writer, string name, string value)
    {
        writer.WriteStartObject();
        writer.WriteString("name", name);
        writer.WriteString("value", value);
        writer.WriteEndObject();
    }
}
