namespace SupportConsole.Components.Billing;

/// <summary>Words of an account's billing section.</summary>
internal static class BillingTexts
{
    public const string Title = "Billing";
    public const string DiagnosisTitle = "Diagnosis";
}
