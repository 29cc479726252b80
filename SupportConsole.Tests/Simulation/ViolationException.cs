namespace SupportConsole.Tests.Simulation;

/// <summary>A broken promise.</summary>
internal sealed class ViolationException(string promise) : Exception(promise);
