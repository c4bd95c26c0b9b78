#include "textflag.h"

// defaultAction is the kernel's struct sigaction of SIG_DFL.
GLOBL ·defaultAction(SB), RODATA|NOPTR, $32

// onFault: DI is the signal, SI its siginfo. What somebody sent has a si_code of 0 or less;
// it is raised again with the default action, which takes effect when the handler returns
// and the kernel unblocks the signal. Registers need not be kept: the kernel restores them.
TEXT ·onFault(SB), NOSPLIT|NOFRAME|TOPFRAME, $0
	MOVL	8(SI), AX
	CMPL	AX, $0
	JGT	fault
	MOVL	DI, R12
	LEAQ	·defaultAction(SB), SI
	XORL	DX, DX
	MOVL	$8, R10
	MOVL	$13, AX // rt_sigaction
	SYSCALL
	MOVL	$39, AX // getpid
	SYSCALL
	MOVL	AX, R13
	MOVL	$186, AX // gettid
	SYSCALL
	MOVL	R13, DI
	MOVL	AX, SI
	MOVL	R12, DX
	MOVL	$234, AX // tgkill
	SYSCALL
	RET
fault:
	MOVQ	·goHandler(SB), AX
	JMP	AX

// func onFaultAddress() uintptr
TEXT ·onFaultAddress(SB), NOSPLIT, $0-8
	LEAQ	·onFault(SB), AX
	MOVQ	AX, ret+0(FP)
	RET
