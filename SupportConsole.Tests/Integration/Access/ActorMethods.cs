using System.Reflection;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Engine;

namespace SupportConsole.Tests.Integration.Access;

/// <summary>Every method of Core that a person is named to: those of its public interfaces that take an actor first.</summary>
internal static class ActorMethods
{
    public static IReadOnlyList<MethodInfo> All { get; } =
    [
        .. from service in typeof(Command).Assembly.GetTypes()
        where service is { IsInterface: true, IsPublic: true }
        from method in service.GetMethods()
        where method.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(Actor)
        select method,
    ];

    public static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    /// <summary>True for one that changes something: an attempt is named to it.</summary>
    public static bool IsAttempt(MethodInfo method) =>
        method
            .GetParameters()
            .Any(parameter =>
                parameter.Name == "correlationId"
                || (
                    parameter.ParameterType != typeof(AuditEntry)
                    && parameter.ParameterType.GetProperty(nameof(AuditEntry.CorrelationId)) is not null
                )
            );
}
