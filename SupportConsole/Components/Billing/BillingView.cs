using SupportConsole.Core.Billing.Diagnosis;

namespace SupportConsole.Components.Billing;

/// <summary>What is known about an account's money, and the one diagnosis that every part of its page tells.</summary>
/// <param name="Facts">As they were read.</param>
/// <param name="Diagnosis">The verdict on them.</param>
public sealed record BillingView(BillingFacts Facts, BillingDiagnosis Diagnosis);
