using System.Globalization;

namespace SupportConsole.Core.Alerts;

/// <summary>The sentences of alerts, answered by the service and shown by the page.</summary>
public static class AlertTexts
{
    public const string Forbidden = "Your role does not include handling alerts. Support engineers do.";
    public const string Gone =
        "The alert is over: the account came back under its limit, or somebody has dealt with it.";
    public const string NotYours = "The alert is not yours. Claim it first.";

    /// <summary>For how long an alert may be put off.</summary>
    public static string SnoozeRange(int hours) =>
        $"An alert is put off to a time from now on, at most {hours.ToString("N0", CultureInfo.InvariantCulture)} hours ahead.";

    /// <summary>Somebody else was faster.</summary>
    public static string Taken(string? by) =>
        by is null
            ? "Nobody holds the alert any more. Look again before you claim it."
            : $"{by} was faster and looks after it.";
}
