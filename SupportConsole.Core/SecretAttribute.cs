namespace SupportConsole.Core;

/// <summary>
/// Marks a setting that is a secret: it belongs in the environment or a secret store, and no message repeats it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
