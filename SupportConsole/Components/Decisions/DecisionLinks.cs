namespace SupportConsole.Components.Decisions;

/// <summary>Addresses of decisions.</summary>
internal static class DecisionLinks
{
    public const string Form = "/decisions";

    public static string Decision(string id) => $"{Form}/{Uri.EscapeDataString(id)}";
}
