using SupportConsole.Core.Limits;

namespace SupportConsole.Core.LimitChanges.Escalations;

/// <summary>Where engineering is asked.</summary>
public enum EngineeringChannel
{
    /// <summary>#ask-engineering: transcripts.</summary>
    Engineering = 0,

    /// <summary>#ask-streaming: streaming sessions, which share a total capacity.</summary>
    Streaming = 1,
}

/// <summary>The channels by what they are about.</summary>
public static class EngineeringChannels
{
    /// <summary>The channel that is asked about a limit.</summary>
    public static EngineeringChannel Of(LimitKind kind) =>
        kind == LimitKind.StreamingSessionsPerMinute ? EngineeringChannel.Streaming : EngineeringChannel.Engineering;

    /// <summary>As people write it.</summary>
    public static string NameOf(EngineeringChannel channel) =>
        channel == EngineeringChannel.Streaming ? "#ask-streaming" : "#ask-engineering";
}
