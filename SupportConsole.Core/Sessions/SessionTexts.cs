using System.Globalization;

namespace SupportConsole.Core.Sessions;

/// <summary>What Core says about sessions.</summary>
public static class SessionTexts
{
    public const string Forbidden = "Only support managers and administrators end the sessions of others.";

    public const string Over = "This session is over already.";

    public const string OtherAttempt = "This attempt was made for something else; open the dialog again.";

    /// <summary>Why a session ended whose person did nothing, in the audit.</summary>
    public static string EndedIdle(DateTimeOffset at) =>
        $"The session ended by itself at {Time(at)}: nobody used it for {DurationText.Of(PersonSessions.Idle)}.";

    /// <summary>Why a session ended that was used to its latest end, in the audit.</summary>
    public static string EndedByTime(DateTimeOffset at) =>
        $"The session ended by itself at {Time(at)}: its time was up.";

    private static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
